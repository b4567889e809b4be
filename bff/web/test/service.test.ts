import { afterAll, beforeAll, expect, test } from 'bun:test'
import { done } from '@galleria/contracts/answer'
import { catalog } from '@galleria/contracts/catalog'
import { inventory } from '@galleria/contracts/inventory'
import { orders } from '@galleria/contracts/orders'
import { payments } from '@galleria/contracts/payments'
import { recommendations } from '@galleria/contracts/recommendations'
import { Order, PaymentField, ProductPage, Quote, type Together } from '@galleria/contracts/web'
import { eventually, fakeNeighbour, type Neighbour, startBroker, type TestBroker } from '@galleria/testkit'
import fc from 'fast-check'
import { startWebBff } from '../service.ts'
import { asOurScript } from './app-under-test.ts'
import { type Document, garbageFor, operationsOf } from './garbage.ts'
import { cardOf } from './suggesting.ts'

let broker: TestBroker
let neighbours: Record<'catalog' | 'inventory' | 'orders' | 'payments' | 'recommendations', Neighbour>
let bff: Awaited<ReturnType<typeof startWebBff>>

beforeAll(async () => {
  broker = await startBroker()
  neighbours = {
    catalog: await fakeNeighbour(broker, catalog, {
      'product.list': ({ productIds }) => done({ products: productIds.map(cardOf) }),
    }),
    inventory: await fakeNeighbour(broker, inventory),
    orders: await fakeNeighbour(broker, orders),
    payments: await fakeNeighbour(broker, payments),
    recommendations: await fakeNeighbour(broker, recommendations),
  }
  bff = await startWebBff(
    broker.env('bff-web', { FRONTENDS_DIR: broker.folder, PUBLIC_ORIGIN: 'http://localhost:8080' }),
  )
})
afterAll(async () => {
  await bff.stop()
  for (const neighbour of Object.values(neighbours)) await neighbour.stop().catch(() => {})
  await broker.stop()
})

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${bff.httpUrl}${path}`, { headers })
const send = (method: string, path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${bff.httpUrl}${path}`, {
    method,
    body,
    headers: { 'content-type': 'application/json', ...asOurScript, ...headers },
  })
const lamp = '/api/web/pages/product/oslo-table-lamp'

test('a shopper finds a lamp, puts it into the cart and buys it', async () => {
  await eventually(async () =>
    expect(ProductPage.parse(await (await get(lamp)).json())).toMatchObject({
      product: { state: 'fresh' },
      stock: { state: 'fresh' },
    }),
  )

  const added = await send('POST', '/api/web/cart/lines', '{"sku":"LMP-012-OAK","quantity":2}')
  const cookie = added.headers.get('set-cookie')?.split(';')[0] ?? ''
  const { shopperId: _, ...order } = orders.endpoints['order.place'].example.request
  const quote = await send('POST', '/api/web/checkout/quote', JSON.stringify({ delivery: order.delivery }), { cookie })
  const field = await send('POST', '/api/web/checkout/payment-field', '{}', { cookie })
  const placed = await send('POST', '/api/web/orders', JSON.stringify(order), {
    cookie,
    'idempotency-key': 'press-once-and-for-all',
  })

  expect(Quote.parse(await quote.json()).total.cents).toBe(17_800)
  expect(PaymentField.parse(await field.json()).origin).toBe('http://localhost:8090')
  expect(placed.status).toBe(201)
  expect(Order.parse(await placed.json()).status).toBe('confirmed')
  expect((await get(placed.headers.get('location') ?? '', { cookie })).status).toBe(200)
})

test('a shared link has a picture, and search engines find the page it leads to', async () => {
  const picture = await get('/pictures/og/oslo-table-lamp.png')
  const bytes = Buffer.from(await picture.arrayBuffer())

  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png'])
  expect([bytes.toString('latin1', 1, 4), bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual(['PNG', 1_200, 630])
  expect(await (await get('/sitemap.xml')).text()).toContain('/product/oslo-table-lamp</loc>')
})

test('a shopper without scripts fills a cart by a form, and finds it on the page they are sent to', async () => {
  const sent = await fetch(`${bff.httpUrl}/forms/cart/lines`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: 'http://localhost:8080' },
    body: new URLSearchParams({ sku: 'LMP-012-OAK', quantity: '2' }),
  })
  const cookie = sent.headers.get('set-cookie')?.split(';')[0] ?? ''

  expect([sent.status, sent.headers.get('location')]).toEqual([303, '/cart'])
  expect(await (await get('/api/web/cart', { cookie })).json()).toMatchObject({ cart: { itemCount: 2 } })
})

test('generated garbage at every route, over the wire: refused each time, and the process is alive after it', async () => {
  const operations = operationsOf((await (await get('/api/web/openapi.json')).json()) as Document)
  for (const operation of operations) {
    await fc.assert(
      fc.asyncProperty(garbageFor(operation), async ({ method, target, body }) => {
        const response = await fetch(`${bff.httpUrl}${target}`, {
          method,
          headers: { 'content-type': 'application/json', ...asOurScript },
          ...(body === undefined ? {} : { body }),
        })
        await response.text()
        expect(response.status).toBeWithin(400, 500)
      }),
      { numRuns: 10 },
    )
  }
  expect((await get(lamp)).status).toBe(200)
  expect((await fetch(`${bff.adminUrl}/health/ready`)).status).toBe(200)
})

test('when the inventory dies the product page dates its stock, and is fresh again by itself once it is back', async () => {
  const stockIs = (state: 'fresh' | 'stale') =>
    eventually(async () => expect(ProductPage.parse(await (await get(lamp)).json()).stock.state).toBe(state))
  await stockIs('fresh')
  await neighbours.inventory.stop()
  await stockIs('stale')

  neighbours.inventory = await fakeNeighbour(broker, inventory)
  await stockIs('fresh')
})

test('when the recommendations die, what is popular is suggested, and the page of a product is whole without them', async () => {
  const together = async () => (await (await get('/api/web/together?products=oslo-table-lamp')).json()) as Together
  await eventually(async () =>
    expect(await together()).toMatchObject({
      together: {
        basis: 'model',
        products: [
          { productId: 'linen-lampshade', reason: { kind: 'bought-with', name: 'The oslo-table-lamp' } },
          { productId: 'beeswax-candle', reason: { kind: 'popular' } },
        ],
      },
    }),
  )

  await neighbours.recommendations.stop()
  // The list is asked for again after ten seconds, and is dated from then on.
  const basis = expect.stringMatching(/^(popular|last-known)$/)
  await eventually(async () =>
    expect(await together()).toMatchObject({ together: { basis, products: [{ productId: 'beeswax-candle' }] } }),
  )
  await eventually(async () =>
    expect(ProductPage.parse(await (await get(`${lamp}?locale=ko`)).json())).toMatchObject({
      product: { state: 'fresh' },
      related: { state: 'fresh' },
      together: { basis },
    }),
  )
})

test('when the orders die the cart is unavailable, in a problem that says when to come back', async () => {
  await neighbours.orders.stop()
  const added = await send('POST', '/api/web/cart/lines', '{"sku":"LMP-012-OAK","quantity":1}')

  expect(added.status).toBe(503)
  expect(added.headers.get('content-type')).toBe('application/problem+json')
  expect(added.headers.get('retry-after')).toBe('2')
  expect(added.headers.get('set-cookie')).toBeNull()
  expect(await added.json()).toMatchObject({ code: 'unavailable' })

  const form = await fetch(`${bff.httpUrl}/forms/cart/lines`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ sku: 'LMP-012-OAK', quantity: '1' }),
  })
  expect([form.status, form.headers.get('location')]).toEqual([303, '/cart?problem=unavailable'])
})
