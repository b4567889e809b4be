import { afterAll, beforeAll, expect, test } from 'bun:test'
import { eventually } from '@galleria/testkit'
import { catalogRow, ordersRow, shellRow } from './published.ts'
import { reader, type SeenByBff, startStreet } from './street.ts'

let street: Awaited<ReturnType<typeof startStreet>>
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${street.url}${path}`, { headers, redirect: 'manual' })
const html = { accept: 'text/html' }

beforeAll(async () => {
  street = await startStreet({ RATE_PER_SECOND: '10000', RATE_BURST: '10000' })
})
afterAll(() => street.close())

test('without any BFF the pages are still there, and the API says when to come back', async () => {
  const api = await get('/api/web/cart')

  expect(api.status).toBe(503)
  expect(api.headers.get('retry-after')).toBe('2')
  expect(await api.json()).toMatchObject({ code: 'unavailable', traceId: api.headers.get('x-trace-id') })
  expect((await get('/', html)).status).toBe(200)
})

test('a BFF that opens is found, and a request reaches it as the gateway tells it', async () => {
  await street.openBff('bff-web-1')
  await eventually(async () => (await get('/api/web/cart')).status === 200)
  const response = await fetch(`${street.url}/api/web/cart/lines?locale=ko`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      traceparent: '00-ffffffffffffffffffffffffffffffff-ffffffffffffffff-01',
      'x-forwarded-for': '10.0.0.1',
    },
    body: '{"sku":"LMP-012-OAK"}',
  })
  const seen = (await response.json()) as SeenByBff
  const traceId = response.headers.get('x-trace-id')

  expect(seen).toMatchObject({ method: 'POST', target: '/api/web/cart/lines?locale=ko', body: '{"sku":"LMP-012-OAK"}' })
  expect(seen.headers['x-forwarded-for']).toBe('127.0.0.1')
  expect(seen.headers.traceparent).toStartWith(`00-${traceId}-`)
  expect(response.headers.get('traceresponse')).toStartWith(`00-${traceId}-`)
  expect(response.headers.get('set-cookie')).toBe('a=1; Path=/')
  expect(response.headers.get('server')).toBeNull()
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
})

test('a reply flows through as it comes, and as it is encoded', async () => {
  const { next } = reader(await get('/api/web/pages/home?do=stream'))
  expect(await next()).toBe('first ')
  const [held] = street.held
  held?.say('second')
  expect(await next()).toBe('second')
  held?.finish()
  expect(await next()).toBeUndefined()

  const squeezed = await get('/api/web/pages/home?do=gzip')
  expect(squeezed.headers.get('content-encoding')).toBe('gzip')
  expect(await squeezed.text()).toBe('squeezed')
})

test('load is spread over the instances, and one that dies is left out without a request being lost', async () => {
  const second = await street.openBff('bff-web-2')
  const answeredBy = async () => ((await (await get('/api/web/cart')).json()) as SeenByBff).instance
  await eventually(async () => {
    const instances = await Promise.all(Array.from({ length: 10 }, answeredBy))
    return new Set(instances).size === 2
  })
  await second.stop()
  const after = await Promise.all(Array.from({ length: 20 }, answeredBy))

  expect(new Set(after)).toEqual(new Set(['bff-web-1']))
})

test('a file of a build is kept for ever, and sent in the best encoding the client takes', async () => {
  const file = '/frontends/catalog/b1/entry.js'
  const plain = await get(file, { 'accept-encoding': 'identity' })
  const br = await get(file, { 'accept-encoding': 'gzip, br' })

  expect(await plain.text()).toBe(street.published.script)
  expect(await br.text()).toBe(street.published.script)
  expect(br.headers.get('content-encoding')).toBe('br')
  expect(br.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(br.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(br.headers.get('vary')).toBe('accept-encoding')
  expect(br.headers.get('etag')).not.toBe(plain.headers.get('etag'))
  expect((await get(file, { 'accept-encoding': 'br', 'if-none-match': br.headers.get('etag') ?? '' })).status).toBe(304)

  const head = await fetch(`${street.url}${file}`, { method: 'HEAD', headers: { 'accept-encoding': 'identity' } })
  expect(head.headers.get('content-length')).toBe(String(street.published.script.length))
})

test('nothing but files of builds is served', async () => {
  for (const path of [
    'catalog/b1/missing.js',
    'registry.json',
    'secret.js',
    'shell/s1/index.html',
    'catalog/b1',
    'catalog/b1/.env',
    'catalog/b1/',
    'catalog/b1/server/render.js',
    'shell/s1/server/render.js',
    'catalog/b1/%73erver/render.js',
    '_/abc/catalog.product.css',
  ]) {
    expect([path, (await get(`/frontends/${path}`)).status]).toEqual([path, 404])
  }
  expect((await fetch(`${street.url}/frontends/catalog/b1/entry.js`, { method: 'POST' })).status).toBe(405)
})

test('forms and what search engines ask for go to the BFF, each by its own methods', async () => {
  const form = await fetch(`${street.url}/forms/cart/lines?from=lamp`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: 'session=ann' },
    body: 'sku=LMP-012-OAK&quantity=1',
    redirect: 'manual',
  })
  const seen = (await form.json()) as SeenByBff

  expect(seen).toMatchObject({
    method: 'POST',
    target: '/forms/cart/lines?from=lamp',
    body: 'sku=LMP-012-OAK&quantity=1',
  })
  expect(seen.headers['cookie']).toBe('session=ann')
  expect(seen.headers['x-forwarded-host']).toBe('localhost:8080')
  expect(((await (await get('/sitemap.xml')).json()) as SeenByBff).target).toBe('/sitemap.xml')
  expect(((await (await get('/robots.txt')).json()) as SeenByBff).target).toBe('/robots.txt')

  const looking = await get('/forms/cart/lines', html)
  expect([looking.status, looking.headers.get('allow')]).toEqual([405, 'POST'])
  const writing = await fetch(`${street.url}/sitemap.xml`, { method: 'POST' })
  expect([writing.status, writing.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
})

test('an answer to a form that leads on is handed to the browser as it is', async () => {
  const form = await fetch(`${street.url}/forms/cart/lines?do=lead-on`, { method: 'POST', redirect: 'manual' })

  expect([form.status, form.headers.get('location')]).toEqual([303, '/cart'])
})

test('a page carries its registry and its policy, and is not sent again while nothing is published', async () => {
  const response = await get('/product/oslo-table-lamp', html)
  const page = await response.text()

  expect(page).toContain('id="frontends-registry"')
  expect(page).toContain('/frontends/catalog/b1/page.js')
  expect(response.headers.get('content-security-policy')).toContain('trusted-types vue')
  expect(response.headers.get('integrity-policy')).toStartWith('blocked-destinations=(script)')
  expect(response.headers.get('cache-control')).toBe('no-cache')
  expect(
    (await get('/product/oslo-table-lamp', { ...html, 'if-none-match': response.headers.get('etag') ?? '' })).status,
  ).toBe(304)
})

test('an address nobody draws is the shell’s page, honestly marked', async () => {
  expect((await get('/nowhere/at/all', html)).status).toBe(404)
  expect((await get('/nowhere/at/all', html)).headers.get('content-type')).toStartWith('text/html')
  expect((await get('/favicon.ico', { accept: 'image/png' })).headers.get('content-type')).toBe(
    'application/problem+json',
  )
})

test('a deploy is seen without a restart, and a broken one is not seen at all', async () => {
  const home = async () => (await get('/', html)).text()
  const { publish } = street.published
  publish({ shell: shellRow, remotes: [{ ...catalogRow, build: 'b2' }, ordersRow] })
  await eventually(async () => (await home()).includes('"build":"b2"'))

  publish('{"shell":')
  expect(await home()).toContain('"build":"b2"')
  publish({ shell: shellRow, remotes: [{ ...catalogRow, build: 'b3' }, ordersRow] })
  await eventually(async () => {
    const page = await home()
    expect(page).toContain('id="frontends-registry"')
    return page.includes('"build":"b3"')
  })
})

test('health and metrics are on the admin port and nowhere else', async () => {
  expect((await get('/metrics', { accept: 'text/plain' })).status).toBe(404)
  expect((await get('/health/ready', { accept: 'application/json' })).status).toBe(404)

  const metrics = await (await fetch(`${street.gateway.adminUrl}/metrics`)).text()
  expect(metrics).toContain('http_route="/api/web/*"')
  expect(metrics).not.toContain('oslo-table-lamp')
})
