import { afterAll, beforeAll, expect, test } from 'bun:test'
import { eventually } from '@galleria/testkit'
import { askPage, startHouse } from './house.ts'

let house: Awaited<ReturnType<typeof startHouse>>
let renderer: Awaited<ReturnType<typeof house.start>>
const ask = (place: string, over: object = {}, headers: Record<string, string> = {}) =>
  askPage(renderer.httpUrl, { target: `/?place=${place}`, ...over }, headers)

/** What is counted, by name and labels. */
async function metrics(): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(`${renderer.adminUrl}/metrics`)).text()
  return new Map(text.split('\n').map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]))
}

const asks = (path: string) => `export default async ({ fetch }) => (await (await fetch('${path}')).json()).said`
const remotes = (home: string, build = 'c1') => [
  { name: 'catalog', build, exposes: { home, menu: asks('/api/web/categories?locale=en') } },
  {
    name: 'orders',
    build: 'o1',
    exposes: {
      cart: asks('/api/web/cart'),
      slow: asks('/api/web/hangs'),
      prying: `export default async ({ fetch }) => {
        const tried = ['/api/partner/orders', '/api/web/../partner', 'http://bff-web/api/web/x', '//evil/api/web/x']
        return Promise.all(tried.map((path) => fetch(path).then(() => 'answered', () => 'refused'))).then(String)
      }`,
    },
  },
]

beforeAll(async () => {
  // So much that nothing is late but what hangs.
  house = await startHouse({ PART_MS: '4000', PAGE_MS: '10000' })
  renderer = await house.start()
})
afterAll(async () => {
  await renderer.stop()
  await house.close()
})

test('before anything is published there is nothing to render', async () => {
  expect(await ask('catalog/home')).toMatchObject({ status: 503, page: { code: 'unavailable' } })
})

test('what is published is rendered, and what is published next is, too', async () => {
  house.publish(remotes('export default () => "lamps"'))
  await eventually(async () => {
    expect(await ask('catalog/home')).toMatchObject({
      status: 200,
      page: { body: 'lamps', whole: true, edition: expect.any(String) },
    })
  })
  house.publish(remotes('export default () => "chairs"', 'c2'))
  await eventually(async () => expect((await ask('catalog/home')).page.body).toBe('chairs'))
})

test('a request that is not one is refused as everywhere', async () => {
  const post = (body: string) => fetch(`${renderer.httpUrl}/pages`, { method: 'POST', body })
  expect(await (await post('{')).json()).toMatchObject({ status: 400, code: 'malformed-body' })
  expect(await (await post('{"target":"x","locale":"de","more":1}')).json()).toMatchObject({
    code: 'invalid-request',
    errors: [{ field: 'target' }, { field: 'locale' }, { field: 'more' }],
  })
  expect((await fetch(`${renderer.httpUrl}/pages`)).status).toBe(405)
})

test('the web BFF is asked in the shopper’s name, within the page’s trace, and a page for everyone is asked for in nobody’s', async () => {
  const trace = '0af7651916cd43dd8448eb211c80319c'
  house.asked.length = 0
  const { page } = await ask(
    'orders/cart',
    { cookie: 'shopper=1', locale: 'ko' },
    { traceparent: `00-${trace}-b7ad6b7169203331-01` },
  )
  expect(page).toMatchObject({ body: 'answer 1', parts: [{ remote: 'orders', expose: 'cart', outcome: 'rendered' }] })
  const [seen] = house.asked
  expect(seen?.headers).toMatchObject({
    cookie: 'shopper=1',
    'accept-language': 'ko',
    'x-forwarded-host': 'shop.example',
    'x-forwarded-proto': 'https',
  })
  expect(seen?.headers.traceparent).toStartWith(`00-${trace}-`)
  expect(Number(seen?.headers['timeout-ms'])).toBeWithin(1, 4_001)

  await ask('orders/cart')
  expect(house.asked[1]?.headers.cookie).toBeUndefined()
})

test('the trace shows the page, each part of it with its outcome, and each question to the shop', async () => {
  const trace = '1af7651916cd43dd8448eb211c80319c'
  await ask('orders/cart,orders/slow', {}, { traceparent: `00-${trace}-b7ad6b7169203331-01` })
  await eventually(() => {
    const spans = house.spans.filter(({ traceId }) => traceId === trace)
    const named = (name: string) => spans.filter((span) => span.name === name)
    const [page] = named('render page')
    expect(named('POST /pages')[0]?.spanId).toBe(page?.parentSpanId ?? '')
    expect(page?.attributes).toMatchObject({
      'galleria.page.locale': 'en',
      'galleria.page.builds': 'shell@s1 catalog@c2 orders@o1',
      'galleria.page.whole': false,
    })
    const parts = named('render part')
    expect(parts.every(({ parentSpanId }) => parentSpanId === page?.spanId)).toBe(true)
    expect(
      parts.map(({ attributes, failed }) => [
        attributes['galleria.part.expose'],
        attributes['galleria.part.outcome'],
        failed,
      ]),
    ).toEqual([
      ['cart', 'rendered', false],
      ['slow', 'late', true],
    ])
    expect(named('GET /api/web/*').map(({ attributes }) => attributes['url.path'])).toEqual([
      '/api/web/cart',
      '/api/web/hangs',
    ])
  })
}, 30_000)

test('a page goes by the pattern of its address, so that all products are one page in the trace', async () => {
  const trace = '2af7651916cd43dd8448eb211c80319c'
  await ask('orders/cart', {}, { traceparent: `00-${trace}-b7ad6b7169203331-01` })
  await eventually(() => {
    const page = house.spans.find(({ traceId, name }) => traceId === trace && name === 'render page')
    expect(page?.attributes['galleria.page.route']).toBe('/orders/cart/:id')
  })
})

test('what every page carries is asked for once in a while, in nobody’s name', async () => {
  house.asked.length = 0
  const answered = await Promise.all(Array.from({ length: 8 }, () => ask('catalog/menu', { cookie: 'shopper=1' })))
  expect(new Set(answered.map(({ page }) => page.body))).toEqual(new Set(['answer 1']))
  expect(house.asked.map(({ target, headers }) => [target, headers.cookie])).toEqual([
    ['/api/web/categories?locale=en', undefined],
  ])
})

test('nothing but the web API can be asked', async () => {
  house.asked.length = 0
  expect((await ask('orders/prying')).page.body).toBe('refused,refused,refused,refused')
  expect(house.asked).toEqual([])
})

test('who comes when all places are taken is sent away at once', async () => {
  const inside = Array.from({ length: 64 }, () => ask('orders/slow'))
  await eventually(async () => expect((await metrics()).get('galleria_page_in_hand{service="renderer"}')).toBe(64))
  const refused = await Promise.all(Array.from({ length: 16 }, () => ask('orders/slow')))
  expect(refused.map(({ status, page }) => [status, page.code])).toEqual(Array(16).fill([503, 'overloaded']))
  house.release()
  expect((await Promise.all(inside)).map(({ status }) => status)).toEqual(Array(64).fill(200))
})

test('it is counted how pages and parts came out', async () => {
  const counted = await metrics()
  for (const outcome of ['whole', 'partial', 'unpublished', 'overloaded'])
    expect(
      counted.get(`galleria_page_render_duration_seconds_count{service="renderer",outcome="${outcome}"}`),
    ).toBeGreaterThan(0)
  expect(
    counted.get('galleria_page_parts_placed_total{remote="orders",outcome="late",service="renderer"}'),
  ).toBeGreaterThan(0)
  expect(counted.get('galleria_page_in_hand{service="renderer"}')).toBe(0)
})

test('what was made with another Vue than ours is not rendered', async () => {
  house.publish(remotes('export default () => "lamps"', 'c3'), { shared: { vue: '2.7.0' } })
  await eventually(async () => expect((await ask('catalog/home')).status).toBe(503))
  house.publish(remotes('export default () => "lamps"', 'c4'))
  await eventually(async () => expect((await ask('catalog/home')).status).toBe(200))
})
