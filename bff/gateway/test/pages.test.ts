import { afterAll, afterEach, beforeAll, expect, test } from 'bun:test'
import { eventually } from '@galleria/testkit'
import { drawn } from './fake-renderer.ts'
import { catalogRow, ordersRow, shellRow } from './published.ts'
import { startStreet } from './street.ts'
import { createVisitor } from './visitor.ts'

let street: Awaited<ReturnType<typeof startStreet>>
const { get, testWhole } = createVisitor(() => street)
const bodyOf = (html: string) => /<div id="galleria">(.*?)<\/div>/.exec(html)?.[1]
const cacheOf = (response: Response) => response.headers.get('x-cache')
/** Every test has a lamp of its own, so that none finds what another one left in the cache. */
let lamps = 0
const newLamp = () => `/product/lamp-${++lamps}`
const metric = async (name: string) => {
  const text = await (await fetch(`${street.gateway.adminUrl}/metrics`)).text()
  const line = text.split('\n').find((one) => one.startsWith(`${name}`) && !one.startsWith('#'))
  return Number(line?.slice(line.lastIndexOf(' ')) ?? 0)
}

beforeAll(async () => {
  street = await startStreet({ RATE_PER_SECOND: '10000', RATE_BURST: '10000' })
  await street.openRenderer('renderer-1')
  await street.openBff('bff-web-1')
  await eventually(async () => cacheOf(await get(newLamp())) === 'miss' && street.renderer.asked.length > 0)
})
afterEach(() => {
  street.renderer.draw = drawn
})
afterAll(() => street.close())

testWhole('a page comes with its markup, its state, its styles and the trace it was made in', async () => {
  const lamp = newLamp()
  const response = await get(`${lamp}?sku=b&utm_source=letter&a=1`)
  const html = await response.text()
  const traceId = response.headers.get('x-trace-id')

  expect([response.status, cacheOf(response)]).toEqual([200, 'miss'])
  expect(html).toContain(`<title>Drawn ${lamp}?a=1&sku=b&utm_source=letter</title>`)
  expect(bodyOf(html)).toStartWith('<main class="lamp" lang="en">')
  expect(html).toContain('<script type="application/json" id="page-state">{"locale":"en"')
  expect(html).toContain('<style>@layer base{h1{margin:0}}.lamp{color:var(--oak)}</style>')
  expect(response.headers.get('server-timing')).toStartWith(`traceparent;desc="00-${traceId}-`)
  expect(response.headers.get('vary')).toBe('accept-encoding, accept-language, cookie')
  expect(street.renderer.asked.at(-1)?.traceparent).toStartWith(`00-${traceId}-`)

  const sheet = /<link rel="stylesheet" href="([^"]+)" fetchpriority="low">/.exec(html)?.[1] ?? ''
  const styles = await get(sheet, { 'accept-encoding': 'br' })
  expect(await styles.text()).toContain('.gallery{display:grid}')
  expect(styles.headers.get('cache-control')).toContain('immutable')
  expect((await get(sheet, { 'if-none-match': styles.headers.get('etag') ?? '' })).status).toBe(304)
})

testWhole('what was rendered for one is sent to all for a while, and not even sent to who has it', async () => {
  const lamp = newLamp()
  const first = await get(lamp)
  const second = await get(lamp)

  expect([cacheOf(first), cacheOf(second)]).toEqual(['miss', 'hit'])
  expect(await second.text()).toBe(await first.text())
  expect(second.headers.get('cache-control')).toBe('no-cache')
  const held = await get(lamp, { 'if-none-match': first.headers.get('etag') ?? '' })
  expect([held.status, await held.text()]).toEqual([304, ''])
  expect(held.headers.get('vary')).toBe(first.headers.get('vary'))
  expect(street.renderer.askedFor(lamp)).toHaveLength(1)
  expect(await metric('page_cache_total{result="hit"')).toBeGreaterThan(0)

  const head = await get(lamp, {}, { method: 'HEAD' })
  expect([head.status, Number(head.headers.get('content-length')) > 0, await head.text()]).toEqual([200, true, ''])
})

testWhole('many who come at once have a page rendered once', async () => {
  const lamp = newLamp()
  const pages = await Promise.all(Array.from({ length: 20 }, async () => (await get(lamp)).text()))

  expect(new Set(pages).size).toBe(1)
  expect(street.renderer.askedFor(lamp)).toHaveLength(1)
})

testWhole('languages and themes do not mix, and a theme is not rendered again', async () => {
  const lamp = newLamp()
  const look = async (cookie: string, language = 'en') => {
    const html = await (await get(lamp, { cookie, 'accept-language': language })).text()
    return [/<html[^>]*>/.exec(html)?.[0], /<main[^>]*lang="(..)"/.exec(html)?.[1]]
  }
  for (let round = 0; round < 2; round += 1) {
    expect(await look('')).toEqual(['<html lang="en">', 'en'])
    expect(await look('', 'ko-KR,en;q=0.5')).toEqual(['<html lang="ko">', 'ko'])
    expect(await look('galleria-theme=dark')).toEqual(['<html lang="en" data-theme="dark">', 'en'])
    expect(await look('galleria-theme=light; galleria-locale=ko')).toEqual([
      '<html lang="ko" data-theme="light">',
      'ko',
    ])
  }
  expect(street.renderer.askedFor(lamp).map(({ locale }) => locale)).toEqual(['en', 'ko'])
})

testWhole('a page for everyone is made without knowing who asks', async () => {
  const lamp = newLamp()
  const response = await get(lamp, { cookie: 'session=secret-of-ann; galleria-theme=dark' })

  expect(street.renderer.askedFor(lamp)).toEqual([
    { target: lamp, locale: 'en', traceparent: expect.any(String) as unknown as string },
  ])
  expect(await response.text()).not.toContain('secret-of-ann')
})

testWhole('a shopper’s own page is made for that shopper, and kept by nobody', async () => {
  street.renderer.draw = (request) => drawn(request, { body: `<p>Cart of ${request.cookie}</p>` })
  const cart = async (cookie: string) => {
    const response = await get('/cart', { cookie, 'if-none-match': '*' })
    return [response.status, cacheOf(response), response.headers.get('cache-control'), bodyOf(await response.text())]
  }

  for (const shopper of ['ann', 'bob', 'ann'])
    expect(await cart(`session=${shopper}`)).toEqual([200, 'bypass', 'no-store', `<p>Cart of session=${shopper}</p>`])
  expect((await get('/cart')).headers.get('etag')).toBeNull()
})

testWhole('what is not whole, or of another edition, is sent and not kept', async () => {
  for (const over of [{ whole: false }, { edition: 'of yesterday' }]) {
    const lamp = newLamp()
    street.renderer.draw = (request) => drawn(request, over)
    expect(cacheOf(await get(lamp))).toBe('miss')
    expect(cacheOf(await get(lamp))).toBe('miss')
  }
})

testWhole('a product nobody sells and an address nobody draws are 404, drawn all the same, and not kept', async () => {
  street.renderer.draw = (request) => drawn(request, { status: 404, body: '<h1>Not here</h1>' })
  const lamp = newLamp()
  for (const [path, cache] of [
    [lamp, 'miss'],
    ['/nowhere', 'bypass'],
  ] as const) {
    for (let round = 0; round < 2; round += 1) {
      const response = await get(path, { cookie: 'session=ann' })
      expect([response.status, cacheOf(response)]).toEqual([404, cache])
      expect(bodyOf(await response.text())).toBe('<h1>Not here</h1>')
    }
  }
  expect(street.renderer.askedFor('/nowhere').map(({ cookie }) => cookie)).toEqual([undefined, undefined])
})

test('a page that cannot be had says so and when to come back, unless there is a copy from when it could', async () => {
  const [lamp, vase] = [newLamp(), newLamp()]
  await eventually(async () => cacheOf(await get(lamp)) === 'hit')
  street.renderer.draw = (request) => drawn(request, { status: 503, whole: false, body: '<h1>Away</h1>' })
  // A new publication makes every copy one of yesterday.
  street.published.publish({ shell: shellRow, remotes: [{ ...catalogRow, build: 'b2' }, ordersRow] })
  await eventually(async () => (await (await get(vase)).text()).includes('"build":"b2"'))

  await eventually(async () => {
    const away = await get(vase)
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '2'])
    expect(bodyOf(await away.text())).toBe('<h1>Away</h1>')
  })
  await eventually(async () => {
    const kept = await get(lamp)
    expect([kept.status, cacheOf(kept)]).toEqual([200, 'stale'])
    expect(bodyOf(await kept.text())).toContain(lamp)
  })
})

test('a page that is late is begun: the head is there before its markup is', async () => {
  const lamp = newLamp()
  const { promise, resolve } = Promise.withResolvers<void>()
  street.renderer.draw = async (request) => {
    await promise
    return drawn(request)
  }
  const response = await get(lamp, { 'accept-encoding': 'br' })
  const pieces = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let html = (await pieces?.read())?.value ?? ''

  expect(response.headers.get('content-encoding')).toBe('br')
  expect(html).toContain('.gallery{display:grid}')
  expect(html).toContain('rel="modulepreload" href="/frontends/catalog/b1/page.js"')
  expect(html).not.toContain('<body>')
  resolve()
  for (let piece = await pieces?.read(); piece && !piece.done; piece = await pieces?.read()) html += piece.value
  expect(html).toContain(`<title>Drawn ${lamp}</title>`)
  expect(bodyOf(html)).toContain(lamp)
  expect(html).toEndWith('</body></html>')
  expect(cacheOf(await get(lamp))).toBe('hit')
})

test('a renderer that hangs, throws or answers nonsense leaves the page for the browser to draw, in time', async () => {
  const draws = {
    hangs: () => new Promise<Response>(() => {}),
    throws: () => new Response('no', { status: 500 }),
    'answers nonsense': () => Response.json({ status: 200 }),
    'answers no JSON': () => new Response('<!doctype html>'),
  }
  for (const [name, draw] of Object.entries(draws)) {
    street.renderer.draw = draw
    const startMs = performance.now()
    const response = await get(newLamp())
    const html = await response.text()

    expect([name, response.status, bodyOf(html)]).toEqual([name, 200, ''])
    expect(html).toContain('<title>Galleria</title>')
    expect(html).toContain('id="frontends-registry"')
    expect(html).toEndWith('</body></html>')
    expect(performance.now() - startMs).toBeLessThan(5_000)
  }
  expect(await metric('galleria_pages_served_total{kind="fallback"')).toBeGreaterThanOrEqual(4)
}, 30_000)

test('without a renderer a page is sent at once, as it was before or for the browser to draw', async () => {
  const lamp = newLamp()
  await eventually(async () => cacheOf(await get(lamp)) === 'hit')
  await street.stop('renderer-1')
  street.published.publish({ shell: shellRow, remotes: [{ ...catalogRow, build: 'b3' }, ordersRow] })
  await eventually(async () => (await (await get(newLamp())).text()).includes('"build":"b3"'))

  // Where a renderer were waited for, it would be for a second and a half each time.
  await eventually(async () => {
    const startMs = performance.now()
    const [known, unknown] = [await get(lamp), await get(newLamp())]
    expect([known.status, cacheOf(known), bodyOf(await known.text())]).toEqual([
      200,
      'stale',
      expect.stringContaining(lamp),
    ])
    expect([unknown.status, cacheOf(unknown), bodyOf(await unknown.text())]).toEqual([200, 'miss', ''])
    expect((await get('/nowhere')).status).toBe(404)
    expect(performance.now() - startMs).toBeLessThan(1_000)
  })
})
