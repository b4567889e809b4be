import { expect, test } from 'bun:test'
import { Outage } from '@galleria/chassis/outage'
import { done, refuse } from '@galleria/contracts/answer'
import { orders } from '@galleria/contracts/orders'
import { OrderPage } from '@galleria/contracts/web'
import { appUnderTest, asMina, mina } from '../test/app-under-test.ts'

const { shopperId: _, ...order } = orders.endpoints['order.place'].example.request
const key = { 'idempotency-key': 'k'.repeat(24) }

test('a confirmed order is made, and says where it stays', async () => {
  const { send, asked } = appUnderTest()
  const response = await send('POST', '/api/web/orders', order, { ...asMina, ...key })

  expect(response.status).toBe(201)
  expect(response.headers.get('location')).toBe('/api/web/orders/01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d')
  expect(asked[0]?.request).toMatchObject({ shopperId: mina })
  expect(asked[0]?.call).toMatchObject({ priority: 'critical', idempotencyKey: key['idempotency-key'] })
  expect(asked[0]?.call.budget.remainingMs()).toBeGreaterThan(10_000)
})

test('an order that is still being settled is accepted, and may be asked after', async () => {
  const reply = { ...orders.endpoints['order.place'].example.reply, status: 'pending' }
  const { send } = appUnderTest({ told: { 'orders.order.place': () => done(reply) } })
  const response = await send('POST', '/api/web/orders', order, { ...asMina, ...key })

  expect(response.status).toBe(202)
  expect(response.headers.get('location')).toBe('/api/web/orders/01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d')
  expect(response.headers.get('preference-applied')).toBeNull()
})

test('a page that would rather not wait is answered at once, and told that this was heard', async () => {
  const pending = { ...orders.endpoints['order.place'].example.reply, status: 'pending' }
  const { send, asked } = appUnderTest({ told: { 'orders.order.place': () => done(pending) } })
  const place = (prefer: string) => send('POST', '/api/web/orders', order, { ...asMina, ...key, prefer })
  const atOnce = await place('respond-async')
  const soon = await place('respond-async, wait=3')

  expect([atOnce.status, atOnce.headers.get('preference-applied')]).toEqual([202, 'respond-async'])
  expect([soon.status, soon.headers.get('preference-applied')]).toEqual([202, 'respond-async, wait=3'])
  expect(asked.map(({ request }) => (request as { waitMs: number }).waitMs)).toEqual([0, 3_000])
  // I-ORD-4: how long it is waited for is no part of the wish, so the key is the same and so is all else.
  expect(asked.map(({ call }) => call.idempotencyKey)).toEqual([key['idempotency-key'], key['idempotency-key']])
})

test('an order without a key, or with one that is none, is not placed', async () => {
  const { send, asked } = appUnderTest()
  const without = await send('POST', '/api/web/orders', order, asMina)
  const short = await send('POST', '/api/web/orders', order, { ...asMina, 'idempotency-key': 'short' })

  expect(await without.json()).toMatchObject({ status: 400, code: 'idempotency-key-missing' })
  expect(await short.json()).toMatchObject({
    status: 400,
    code: 'invalid-request',
    errors: [{ field: 'idempotency-key' }],
  })
  expect(asked).toEqual([])
})

test('[B10] a price in the order is refused by name, and so is every other field nobody asked for', async () => {
  const { send, asked } = appUnderTest()
  const response = await send('POST', '/api/web/orders', { ...order, total: { cents: 1 } }, { ...asMina, ...key })

  expect(await response.json()).toMatchObject({ code: 'invalid-request', errors: [{ field: 'total' }] })
  expect(asked).toEqual([])
})

test('a field deep in the form is named as the form knows it', async () => {
  const { send } = appUnderTest()
  const delivery = {
    kind: 'home',
    address: { street: 'Hauptstr. 1', postalCode: '10115', city: ' ', countryCode: 'DE' },
  }
  const response = await send('POST', '/api/web/orders', { ...order, delivery }, { ...asMina, ...key })

  expect(await response.json()).toMatchObject({
    errors: [{ field: 'delivery.address.city', reason: 'must not be empty' }],
  })
})

test('someone who never shopped here has no orders, and nobody else’s', async () => {
  const { get, asked } = appUnderTest()

  expect(await (await get('/api/web/orders')).json()).toEqual({ orders: [] })
  expect((await get('/api/web/orders/01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d')).status).toBe(404)
  expect(asked).toEqual([])
})

test('the history is turned page by page', async () => {
  const { get, asked } = appUnderTest()
  expect((await get('/api/web/orders?cursor=abc&limit=5', asMina)).status).toBe(200)
  expect(asked[0]?.request).toEqual({ shopperId: mina, cursor: 'abc', limit: 5 })
})

const one = '/api/web/orders/01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d'
const pageOf = async (app: ReturnType<typeof appUnderTest>) => {
  const response = await app.get(one, asMina)
  expect(response.status).toBe(200)
  return OrderPage.parse(await response.json())
}

test('an order comes with its packages, which are asked for once it is known whose it is', async () => {
  const app = appUnderTest()
  const page = await pageOf(app)

  expect(page.parcel?.packages).toMatchObject([{ number: 1, status: 'packed' }])
  expect(page.parcelUnknown).toBeUndefined()
  expect(app.endpoints()).toEqual(['orders.order.get', 'shipping.parcel.get'])

  const foreign = appUnderTest({ told: { 'orders.order.get': () => refuse('order-unknown') } })
  expect((await foreign.get(one, asMina)).status).toBe(404)
  expect(foreign.endpoints()).toEqual(['orders.order.get'])
})

test('an order is shown without packages while it is being settled, and before it is packed', async () => {
  const pending = { ...orders.endpoints['order.get'].example.reply, status: 'pending' }
  const settling = appUnderTest({ told: { 'orders.order.get': () => done(pending) } })
  expect(await pageOf(settling)).not.toHaveProperty('parcel')
  expect(settling.endpoints()).toEqual(['orders.order.get'])

  const unpacked = await pageOf(appUnderTest({ told: { 'shipping.parcel.get': () => refuse('parcel-unknown') } }))
  expect([unpacked.parcel, unpacked.parcelUnknown]).toEqual([undefined, undefined])
})

test('without shipping an order is shown all the same, and says that nobody knows where its packages are', async () => {
  const away = () => {
    throw new Outage('no-responders', 'shipping.parcel.get')
  }
  const page = await pageOf(appUnderTest({ told: { 'shipping.parcel.get': away } }))
  expect([page.status, page.parcel, page.parcelUnknown]).toEqual(['confirmed', undefined, true])
})
