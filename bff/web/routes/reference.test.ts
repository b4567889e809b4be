import { expect, test } from 'bun:test'
import { appUnderTest } from '../test/app-under-test.ts'

test('the document describes every route, and shares the schemas by name', async () => {
  const { get, app } = appUnderTest()
  const document = (await (await get('/api/web/openapi.json')).json()) as {
    openapi: string
    paths: Record<string, Record<string, unknown>>
    components: { schemas: Record<string, unknown> }
  }
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  // What is routed beside middlewares and the document itself.
  const routed = app.routes
    .filter(({ method, path }) => method !== 'ALL' && !['/api/web/openapi.json', '/api/web/reference'].includes(path))
    .map(
      ({ method, path }) =>
        `${method} ${path.replace('/pictures/:file', '/pictures/:pictureId.svg').replaceAll(/:(\w+)/g, '{$1}')}`,
    )

  expect(document.openapi).toBe('3.1.0')
  expect([...described].sort()).toEqual([...new Set(routed)].sort())
  expect(document.components.schemas).toContainKeys(['Money', 'Product', 'Problem', 'Cart'])
  expect(JSON.stringify(document.paths['/api/web/pages/product/{productId}'])).toContain(
    '#/components/schemas/ProductPage',
  )
})

test('the reference page stands by itself: no script, no other origin, and a policy that says so', async () => {
  const { get } = appUnderTest()
  const response = await get('/api/web/reference', { accept: 'text/html' })
  const page = await response.text()

  expect(page).toContain('/api/web/pages/product/{productId}')
  expect(page).not.toMatch(/<script|https?:\/\//)
  expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'/)
})
