import { describe, expect, test } from 'bun:test'
import { scriptHeader } from '@galleria/contracts/headers'
import { routeAccesses } from '../api/access.ts'
import { appUnderTest, asMina, asOurScript, shop } from '../test/app-under-test.ts'
import { declaredRoutes } from '../test/declared-routes.ts'
import { newJar, sessionCookie, shopWithSignIn } from '../test/signed-in.ts'

const truths: Readonly<Record<string, string>> = {
  productId: 'oslo-table-lamp',
  categoryId: 'lighting',
  sku: 'LMP-012-OAK',
  orderId: '01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d',
  file: 'lmp-012-oak-front-4f3a9c21.svg',
}
const pathOf = (path: string) => path.replaceAll(/\{(\w+)\}/g, (_, name: string) => truths[name] ?? name)
const routes = declaredRoutes()
const changing = routes.filter(({ method }) => method !== 'GET')
/** Not asked by a browser, and believed for its signature alone. */
const byServers = routes.filter(({ access }) => access === 'identity-server').map(({ path }) => path)

test('[B9] every route says whom it is there for, and the document repeats it', async () => {
  const { app, get } = appUnderTest()
  const routed = app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
  const declared = app.declared.map(({ method, path }) => `${method} ${path}`)
  const { paths } = (await (await get('/api/web/openapi.json')).json()) as {
    paths: Record<string, Record<string, { 'x-access'?: string }>>
  }
  const described = Object.values(paths).flatMap((methods) => Object.values(methods))

  expect([...new Set(routed)].sort()).toEqual(declared.sort())
  expect(new Set(declared).size).toBe(declared.length)
  expect(described.length).toBeGreaterThan(20)
  for (const route of described) expect(routeAccesses).toContain(route['x-access'] as never)
  for (const { method, path, access } of app.declared) {
    const shown = paths[path]?.[method.toLowerCase()]
    if (shown) expect([path, shown['x-access']]).toEqual([path, access])
  }
})

test('[B13] what is the same for everyone is made without looking at a cookie, and what is not is kept nowhere', async () => {
  const { signIn, fetchAs, touches, asked } = shopWithSignIn()
  const jar = await signIn(newJar({ ...Object.fromEntries([asMina.cookie.split('=') as [string, string]]) }))
  for (const { method, path, access } of routes) {
    if (method !== 'GET' || access === 'identity-server' || path.startsWith('/session/') || path.endsWith('/events'))
      continue
    const before = touches.get
    asked.length = 0
    const response = await fetchAs(jar, pathOf(path))
    if (access === 'everyone') {
      expect([path, touches.get]).toEqual([path, before])
      expect(response.headers.getSetCookie()).toEqual([])
      for (const { call } of asked) expect([path, call.caller]).toEqual([path, undefined])
    } else {
      expect([path, response.headers.get('cache-control')]).toEqual([path, 'no-store'])
    }
    await response.body?.cancel()
  }
})

test('[B4] no route says to another origin that it may read an answer', async () => {
  const { app } = appUnderTest()
  for (const { method, path } of routes) {
    for (const origin of ['https://evil.example', 'null', `${shop}.evil.example`, 'http://evil.localhost:8080']) {
      for (const asked of [method, 'OPTIONS']) {
        const { headers, body } = await app.request(`${shop}${pathOf(path)}`, {
          method: asked,
          headers: { origin, accept: '*/*', 'access-control-request-method': method, ...asMina },
        })
        expect([path, [...headers.keys()].filter((name) => name.startsWith('access-control-'))]).toEqual([path, []])
        await body?.cancel()
      }
    }
  }
})

const fetchMetadata = (site: string, mode: string, dest: string) => ({
  'sec-fetch-site': site,
  'sec-fetch-mode': mode,
  'sec-fetch-dest': dest,
})

describe('[B3] whoever is not a page of ours changes nothing', () => {
  const { asked, app } = appUnderTest()
  const isApi = (path: string) => path.startsWith('/api/') && path !== '/api/web/vitals'
  const strangers: Readonly<Record<string, Record<string, string>>> = {
    'another site': { ...asOurScript, 'sec-fetch-site': 'cross-site' },
    'another port of this host': { ...asOurScript, 'sec-fetch-site': 'same-site', origin: 'http://localhost:9999' },
    'a bookmark': { ...asOurScript, 'sec-fetch-site': 'none' },
    'an old browser on another site': { [scriptHeader]: '1', origin: 'https://evil.example' },
    'an old browser in a sandbox': { [scriptHeader]: '1', origin: 'null' },
    'somebody who says nothing': { [scriptHeader]: '1' },
    'a site that ends like ours': { [scriptHeader]: '1', origin: `${shop}.evil.example` },
    'a form of another site': { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' },
    'a form that says it is text': { 'sec-fetch-site': 'cross-site', 'content-type': 'text/plain' },
  }
  for (const [who, headers] of Object.entries(strangers)) {
    test(who, async () => {
      asked.length = 0
      for (const { method, path } of changing) {
        if (byServers.includes(path)) continue
        for (const body of ['{}', undefined]) {
          const response = await app.request(`${shop}${pathOf(path)}`, {
            method,
            headers: { 'content-type': 'application/json', 'idempotency-key': 'k'.repeat(20), ...asMina, ...headers },
            ...(body === undefined ? {} : { body }),
          })
          expect([path, response.status]).toEqual([path, 403])
        }
      }
      expect(asked).toEqual([])
    })
  }

  test('a request that looks right and was not made by a script of ours: no form can say our header', async () => {
    const without = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', ...asMina }
    asked.length = 0
    for (const { method, path } of changing.filter((route) => isApi(route.path))) {
      const response = await app.request(`${shop}${pathOf(path)}`, { method, headers: without, body: '{}' })
      expect([path, response.status, ((await response.json()) as { code: string }).code]).toEqual([
        path,
        403,
        'cross-site-request',
      ])
    }
    expect(asked).toEqual([])
  })

  test('a reading by a script, a picture, a frame or a stream of another origin', async () => {
    asked.length = 0
    for (const { method, path } of routes.filter((route) => isApi(route.path) && route.method === 'GET')) {
      const ways: Readonly<Record<string, Readonly<Record<string, string>>>> = {
        'a script of another site': fetchMetadata('cross-site', 'cors', 'empty'),
        'a script of another port': fetchMetadata('same-site', 'cors', 'empty'),
        'a picture': fetchMetadata('cross-site', 'no-cors', 'image'),
        'a frame': fetchMetadata('same-site', 'navigate', 'iframe'),
        'a socket, and an old browser': { origin: 'http://localhost:9999' },
        'a sandbox in an old browser': { origin: 'null' },
      }
      for (const [way, headers] of Object.entries(ways)) {
        const { status } = await app.request(`${shop}${pathOf(path)}`, { method, headers: { ...headers, ...asMina } })
        expect([path, way, status]).toEqual([path, way, 403])
      }
    }
    expect(asked).toEqual([])
  })

  test('a link from another site may be followed, and what it leads to is read by its reader alone', async () => {
    const headers = { ...fetchMetadata('cross-site', 'navigate', 'document'), ...asMina }
    const followed = await app.request(`${shop}/api/web/cart`, { headers })
    expect([followed.status, followed.headers.get('access-control-allow-origin')]).toEqual([200, null])
    await followed.body?.cancel()
  })

  test('a method in disguise: only the one that was sent counts', async () => {
    asked.length = 0
    for (const { path, method } of changing.filter((route) => isApi(route.path))) {
      const disguised = { 'x-http-method-override': method, 'x-method-override': method, ...asMina }
      for (const asking of ['GET', 'HEAD'])
        await (
          await app.request(`${shop}${pathOf(path)}?_method=${method}`, { method: asking, headers: disguised })
        ).body?.cancel()
    }
    const reading = new Set(['orders.cart.get', 'orders.order.list', 'orders.order.get', 'inventory.stock.list'])
    expect(asked.map(({ endpoint }) => endpoint).filter((endpoint) => !reading.has(endpoint))).toEqual([])
  })
})

test('[B14] a bug says nothing of itself to whoever ran into it', async () => {
  const { get, lines } = appUnderTest({
    told: {
      'orders.cart.get': () => {
        throw new TypeError('SELECT secret FROM carts at svc.orders.cart.get (/srv/orders.ts:12)')
      },
    },
  })
  const response = await get('/api/web/cart', asMina)
  const text = await response.text()

  expect(response.status).toBe(500)
  expect(Object.keys(JSON.parse(text)).sort()).toEqual(['code', 'status', 'title', 'traceId', 'type'])
  expect(text).not.toMatch(/SELECT|svc\.|TypeError|\.ts/)
  expect(lines.some(({ error }) => error instanceof TypeError)).toBe(true)
})

test('[B2] a session that has ended reads as the guest that the browser is, and changes nothing: 401, and the browser forgets it', async () => {
  const { fetchAs, sendAs, submitAs, asked } = shopWithSignIn()
  const [, guestId = ''] = asMina.cookie.split('=')
  const ended = () => newJar({ [sessionCookie]: 'e'.repeat(43), [asMina.cookie.split('=')[0] ?? '']: guestId })
  const reader = ended()
  expect((await fetchAs(reader, '/api/web/cart')).status).toBe(200)
  expect(asked[0]?.call.caller?.principal).toMatchObject({ kind: 'guest', id: guestId })
  expect(reader.held.has(sessionCookie)).toBe(false)

  asked.length = 0
  for (const { method, path } of changing.filter(({ access }) => access.startsWith('visitor'))) {
    const jar = ended()
    const isForm = path.startsWith('/forms/')
    const bodies: Record<string, unknown> = {
      '/api/web/cart/lines': { sku: 'LMP-012-OAK', quantity: 1 },
      '/api/web/cart/lines/{sku}': { quantity: 1 },
      '/api/web/checkout/quote': { delivery: { kind: 'home' } },
      '/api/web/orders/{orderId}/revisions': { lines: [{ sku: 'LMP-012-OAK', quantity: 1 }] },
    }
    if (isForm || path === '/api/web/orders') continue
    const response = await sendAs(jar, method, pathOf(path), method === 'DELETE' ? undefined : (bodies[path] ?? {}), {
      'idempotency-key': 'k'.repeat(20),
    })
    expect([path, response.status, jar.held.has(sessionCookie)]).toEqual([path, 401, false])
  }
  expect(asked).toEqual([])
  const shopper = ended()
  const form = await submitAs(shopper, '/forms/cart/lines/remove', { sku: 'LMP-012-OAK' })
  expect([form.status, shopper.held.has(sessionCookie)]).toEqual([303, false])
})
