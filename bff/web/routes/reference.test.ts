import { expect, test } from 'bun:test'
import { Parcel } from '@galleria/contracts/shipping'
import { Order, ReviseOrder } from '@galleria/contracts/web'
import { appUnderTest } from '../test/app-under-test.ts'
import { readEvents } from '../test/read-events.ts'

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
  // What is routed beside middlewares and the document itself; forms and the steps of signing in are pages to go to, and no API.
  const undescribed = /^\/(api\/web\/(openapi\.json|reference)$|forms\/|session\/)/
  const files: Record<string, string> = {
    '/pictures/:file': '/pictures/:pictureId.svg',
    '/pictures/og/:file': '/pictures/og/:productId.png',
  }
  const routed = app.routes
    .filter(({ method, path }) => method !== 'ALL' && !undescribed.test(path))
    .map(({ method, path }) => `${method} ${(files[path] ?? path).replaceAll(/:(\w+)/g, '{$1}')}`)

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

test('what an order can be asked is shown by example, and its stream is described as what it is', async () => {
  const { get } = appUnderTest()
  const { paths } = (await (await get('/api/web/openapi.json')).json()) as {
    paths: Record<string, Record<string, never>>
  }
  const order = '/api/web/orders/{orderId}'
  const revise = paths[`${order}/revisions`]?.post as unknown as {
    requestBody: { content: { 'application/json': { example: unknown } } }
  }
  const events = paths[`${order}/events`]?.get as unknown as {
    responses: { 200: { content: Record<string, { example: string }> } }
  }

  const { example } = revise.requestBody.content['application/json']
  expect(ReviseOrder.safeParse(example).success).toBe(true)
  expect(Object.keys(events.responses[200].content)).toEqual(['text/event-stream'])
  const stream = readEvents(new Response(events.responses[200].content['text/event-stream']?.example))
  expect(Order.safeParse((await stream.next())?.data).success).toBe(true)
  const parcel = await stream.next()
  expect([parcel?.name, Parcel.safeParse(parcel?.data).success]).toEqual(['parcel', true])
  expect(await stream.next()).toMatchObject({ name: 'end', data: { status: 'delivered' } })
  expect(await (await get('/api/web/reference')).text()).toContain('event: order')
})
