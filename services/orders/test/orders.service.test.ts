import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { withKey } from '@galleria/chassis/call'
import type { Client } from '@galleria/chassis/client/ask'
import { Outage } from '@galleria/chassis/outage'
import type { Answer } from '@galleria/contracts/answer'
import { orders } from '@galleria/contracts/orders'
import { eventually, type Neighbour, publishedEvents, startBroker, type TestBroker, testCall } from '@galleria/testkit'
import { startOrders } from '../service.ts'
import { declinedToken, fakeCatalog, fakeInventory, fakePayments, lamp, soldOut } from './neighbours.ts'

const contact = { name: 'Mina Park', email: 'mina@example.com' }
const delivery = { kind: 'pickup', storeId: 'seoul-hannam' } as const
const locale = 'en'

let broker: TestBroker
let client: Client<typeof orders>
let service: Awaited<ReturnType<typeof startOrders>>
let catalogue: Neighbour
let inventory: Awaited<ReturnType<typeof fakeInventory>>
let payments: Awaited<ReturnType<typeof fakePayments>>

beforeAll(async () => {
  broker = await startBroker()
  client = broker.client(orders)
  ;[catalogue, inventory, payments] = await Promise.all([
    fakeCatalog(broker),
    fakeInventory(broker),
    fakePayments(broker),
  ])
  service = await startOrders(broker.env('orders'))
})
afterAll(async () => {
  await service.stop()
  await Promise.all([catalogue.stop(), inventory.stop(), payments.stop()])
  await broker.stop()
})

const call = () => testCall()
const keyed = (key = crypto.randomUUID()) => withKey(testCall(), key)

function granted<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value
  throw new Error(`refused: ${JSON.stringify(answer.problem)}`)
}

function refusalOf(answer: Answer<unknown>) {
  return answer.ok ? { status: 200 } : answer.problem
}

/** A shopper with two lamps in the cart and a price for them. */
async function atCheckout({ sku = lamp, paymentToken = 'tok_4242Kd83' } = {}) {
  const shopperId = crypto.randomUUID()
  granted(await client.cart.add({ shopperId, sku, quantity: 2, locale }, call()))
  const { quoteId } = granted(await client.order.quote({ shopperId, delivery, locale }, call()))
  return { shopperId, quoteId, contact, delivery, paymentToken }
}

async function eventsOf(orderId: string): Promise<string[]> {
  const events = await publishedEvents(broker, 'orders')
  return events
    .filter(({ subject }) => subject.endsWith(orderId))
    .map(({ subject }) => subject.split('.').slice(1, 4).join('.'))
}

describe('a purchase', () => {
  test('goes from cart to confirmed order, and each reply is what the contract says', async () => {
    const shopperId = crypto.randomUUID()
    const cart = orders.endpoints['cart.add'].reply.parse(
      granted(await client.cart.add({ shopperId, sku: lamp, quantity: 2, locale }, call())),
    )
    expect(cart).toMatchObject({ version: 1, itemCount: 2, subtotal: { cents: 17_800 } })
    const quote = orders.endpoints['order.quote'].reply.parse(
      granted(await client.order.quote({ shopperId, delivery, locale }, call())),
    )
    expect(quote).toMatchObject({ total: { cents: 17_800 }, tax: { cents: 2_842 }, shipping: { cents: 0 } })
    const request = { shopperId, quoteId: quote.quoteId, contact, delivery, paymentToken: 'tok_4242Kd83' }
    const order = orders.endpoints['order.place'].reply.parse(granted(await client.order.place(request, keyed())))
    expect(order).toMatchObject({ status: 'confirmed', contact, delivery, total: { cents: 17_800 } })

    expect(inventory.reservations.get(order.orderId)).toBe('committed')
    expect(payments.charges.get(order.orderId)).toBe(17_800)
    expect(granted(await client.cart.get({ shopperId, locale }, call()))).toMatchObject({ version: 2, lines: [] })
    expect(granted(await client.order.get({ shopperId, orderId: order.orderId }, call()))).toEqual(order)
    const history = orders.endpoints['order.list'].reply.parse(
      granted(await client.order.list({ shopperId, limit: 20 }, call())),
    )
    expect(history).toMatchObject({ orders: [{ orderId: order.orderId, itemCount: 2, total: { cents: 17_800 } }] })
    await eventually(async () =>
      expect(await eventsOf(order.orderId)).toEqual(['orders.order.placed', 'orders.order.confirmed']),
    )
  })

  test('without stock ends as a rejected order that says what is short', async () => {
    const order = granted(await client.order.place(await atCheckout({ sku: soldOut }), keyed()))
    expect(orders.endpoints['order.place'].reply.parse(order)).toMatchObject({
      status: 'rejected',
      rejection: { reason: 'out-of-stock', skus: [soldOut] },
    })
    await eventually(async () =>
      expect(await eventsOf(order.orderId)).toEqual(['orders.order.placed', 'orders.order.rejected']),
    )
  })

  test('with a declined card ends as a rejected order, gives the stock back and keeps the cart', async () => {
    const request = await atCheckout({ paymentToken: declinedToken })
    const order = granted(await client.order.place(request, keyed()))
    expect(order).toMatchObject({
      status: 'rejected',
      rejection: { reason: 'payment-declined', declineReason: 'insufficient-funds' },
    })
    expect(inventory.reservations.get(order.orderId)).toBe('released')
    expect(granted(await client.cart.get({ shopperId: request.shopperId, locale }, call()))).toMatchObject({
      itemCount: 2,
    })
  })

  test('clicked twenty times at once is one order and one charge', async () => {
    const request = await atCheckout()
    const key = crypto.randomUUID()
    const before = payments.charges.size
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.order.place(request, keyed(key))))
    expect(new Set(answers.map((answer) => granted(answer).orderId)).size).toBe(1)
    expect(payments.charges.size).toBe(before + 1)
    expect(granted(await client.order.list({ shopperId: request.shopperId, limit: 20 }, call())).orders).toHaveLength(1)
  })

  test('is counted for the dashboard', async () => {
    const text = await (await fetch(`${service.adminUrl}/metrics`)).text()
    expect(text).toMatch(/galleria_orders_placed_total\{[^}]*\} [1-9]/)
    expect(text).toMatch(/galleria_orders_confirmed_total\{[^}]*\} [1-9]/)
    expect(text).toMatch(/galleria_orders_rejected_total\{[^}]*reason="out-of-stock"[^}]*\} 1/)
    expect(text).toMatch(/galleria_orders_pending\{[^}]*\} 0/)
  })
})

describe('what cannot be', () => {
  const code = async (answer: Promise<Answer<unknown>>) => {
    const {
      status,
      code: name,
      errors,
    } = refusalOf(await answer) as { status: number; code?: string; errors?: { field: string }[] }
    return { status, code: name, fields: [...new Set(errors?.map(({ field }) => field))] }
  }
  const placeWith = (request: object, key?: string) =>
    code(client.order.place(request as never, key === undefined ? call() : withKey(call(), key)))

  test('in a cart is refused with the field, and nothing changes', async () => {
    const shopperId = crypto.randomUUID()
    granted(await client.cart.add({ shopperId, sku: lamp, quantity: 1, locale }, call()))
    const add = (fields: object) =>
      code(client.cart.add({ shopperId, sku: lamp, quantity: 1, locale, ...fields } as never, call()))
    for (const quantity of [-1, 0, 100, 1.5, 1e300, '2', null]) {
      expect(await add({ quantity })).toEqual({ status: 400, code: 'invalid-request', fields: ['quantity'] })
    }
    expect(await add({ unitPrice: { cents: 1, currency: 'EUR' } })).toEqual({
      status: 400,
      code: 'invalid-request',
      fields: ['unitPrice'],
    })
    expect(await add(JSON.parse('{"__proto__":{"quantity":1}}'))).toMatchObject({
      status: 400,
      code: 'invalid-request',
    })
    expect(await add({ sku: 'XXX-999-RED' })).toEqual({ status: 404, code: 'product-unknown', fields: ['sku'] })
    expect(await add({ quantity: 99 })).toEqual({ status: 400, code: 'invalid-request', fields: ['quantity'] })
    expect(await code(client.cart.change({ shopperId, sku: soldOut, quantity: 1, locale }, call()))).toEqual({
      status: 404,
      code: 'not-found',
      fields: ['sku'],
    })
    expect(granted(await client.cart.get({ shopperId, locale }, call()))).toMatchObject({ version: 1, itemCount: 1 })
  })

  test('in a quote is refused with the field', async () => {
    const { shopperId } = await atCheckout()
    const nobody = crypto.randomUUID()
    expect(await code(client.order.quote({ shopperId: nobody, delivery, locale }, call()))).toMatchObject({
      status: 409,
      code: 'cart-empty',
    })
    const atlantis = { kind: 'pickup', storeId: 'atlantis' } as const
    expect(await code(client.order.quote({ shopperId, delivery: atlantis, locale }, call()))).toEqual({
      status: 404,
      code: 'store-unknown',
      fields: ['delivery.storeId'],
    })
  })

  test('with a key is refused before anything happens', async () => {
    const request = await atCheckout()
    expect(await placeWith(request)).toMatchObject({ status: 400, code: 'idempotency-key-missing' })
    expect(await placeWith(request, 'short')).toEqual({
      status: 400,
      code: 'invalid-request',
      fields: ['idempotency-key'],
    })
    expect(granted(await client.order.list({ shopperId: request.shopperId, limit: 1 }, call())).orders).toEqual([])
  })

  test('of a key used again with another body is refused', async () => {
    const request = await atCheckout()
    const key = crypto.randomUUID()
    granted(await client.order.place(request, keyed(key)))
    const other = { ...request, contact: { ...contact, name: 'Jun Seo' } }
    expect(await placeWith(other, key)).toMatchObject({ status: 422, code: 'idempotency-key-reused' })
  })

  test('of a quote is refused: foreign, for another place, of an older cart, used up', async () => {
    const request = await atCheckout()
    const place = (changes: object) => placeWith({ ...request, ...changes }, crypto.randomUUID())
    expect(await place({ shopperId: crypto.randomUUID() })).toEqual({
      status: 404,
      code: 'not-found',
      fields: ['quoteId'],
    })
    expect(await place({ delivery: { kind: 'pickup', storeId: 'atlantis' } })).toEqual({
      status: 400,
      code: 'invalid-request',
      fields: ['delivery.storeId'],
    })
    granted(await client.cart.add({ shopperId: request.shopperId, sku: lamp, quantity: 1, locale }, call()))
    expect(await place({})).toMatchObject({ status: 409, code: 'cart-changed' })
    const declined = await atCheckout({ paymentToken: declinedToken })
    await client.order.place(declined, keyed())
    expect(await placeWith(declined, crypto.randomUUID())).toMatchObject({ status: 410, code: 'quote-expired' })
  })

  test('of an order is refused: foreign, unknown, or a cursor somebody made up', async () => {
    const request = await atCheckout()
    const { orderId } = granted(await client.order.place(request, keyed()))
    expect(await code(client.order.get({ shopperId: crypto.randomUUID(), orderId }, call()))).toMatchObject({
      status: 404,
      code: 'order-unknown',
    })
    const shopperId = crypto.randomUUID()
    expect(await code(client.order.get({ shopperId, orderId: crypto.randomUUID() }, call()))).toMatchObject({
      status: 404,
      code: 'order-unknown',
    })
    for (const cursor of ['made-up', Buffer.from(orderId.replaceAll('-', ''), 'hex').toString('base64url')]) {
      expect(await code(client.order.list({ shopperId, cursor, limit: 2 }, call()))).toEqual({
        status: 400,
        code: 'invalid-request',
        fields: ['cursor'],
      })
    }
  })
})

test('the history is read page by page with its cursor', async () => {
  const request = await atCheckout()
  const { shopperId } = request
  const first = granted(await client.order.place(request, keyed()))
  granted(await client.cart.add({ shopperId, sku: lamp, quantity: 1, locale }, call()))
  const { quoteId } = granted(await client.order.quote({ shopperId, delivery, locale }, call()))
  const second = granted(await client.order.place({ ...request, quoteId }, keyed()))
  const top = granted(await client.order.list({ shopperId, limit: 1 }, call()))
  expect(top.orders.map(({ orderId }) => orderId)).toEqual([second.orderId])
  const rest = granted(await client.order.list({ shopperId, limit: 1, cursor: top.nextCursor }, call()))
  expect(rest).toMatchObject({ orders: [{ orderId: first.orderId }] })
  expect(rest.nextCursor).toBeUndefined()
})

test('while the catalogue is away a cart cannot change, and it says so as an outage', async () => {
  const { shopperId } = await atCheckout()
  await catalogue.stop()
  await expect(client.cart.add({ shopperId, sku: lamp, quantity: 1, locale }, call())).rejects.toThrow(Outage)
  catalogue = await fakeCatalog(broker)
  expect(granted(await client.cart.get({ shopperId, locale }, call()))).toMatchObject({ version: 1, itemCount: 2 })
})

test('an order whose payment cannot be reached is pending, survives a restart with its cart, and is then paid once', async () => {
  const request = await atCheckout()
  const key = crypto.randomUUID()
  await payments.stop()
  const placed = granted(await client.order.place(request, keyed(key)))
  expect(placed.status).toBe('pending')

  await service.stop()
  payments = await fakePayments(broker)
  service = await startOrders(broker.env('orders'))
  expect(granted(await client.cart.get({ shopperId: request.shopperId, locale }, call()))).toMatchObject({
    version: 1,
    itemCount: 2,
  })
  expect(granted(await client.order.place(request, keyed(key))).orderId).toBe(placed.orderId)

  const get = { shopperId: request.shopperId, orderId: placed.orderId }
  await eventually(async () => expect(granted(await client.order.get(get, call())).status).toBe('confirmed'), {
    withinMs: 12_000,
  })
  expect(payments.charges).toEqual(new Map([[placed.orderId, 17_800]]))
  expect(inventory.reservations.get(placed.orderId)).toBe('committed')
  await eventually(async () =>
    expect(await eventsOf(placed.orderId)).toEqual(['orders.order.placed', 'orders.order.confirmed']),
  )
  expect(granted(await client.cart.get({ shopperId: request.shopperId, locale }, call()))).toMatchObject({ lines: [] })
}, 20_000)
