import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { Outage } from '@galleria/chassis/outage'
import { orders } from '@galleria/contracts/orders'
import { eventually, testCall } from '@galleria/testkit'
import { contact, delivery, granted } from './a-shop.ts'
import { declinedToken, lamp, soldOut } from './neighbours.ts'
import { keyed, locale, openShop, type RunningShop } from './running-shop.ts'

let shop: RunningShop
beforeAll(async () => {
  shop = await openShop()
}, 20_000)
afterAll(() => shop.close())

describe('a purchase', () => {
  test('goes from cart to confirmed order, and each reply is what the contract says', async () => {
    const shopperId = crypto.randomUUID()
    const cart = orders.endpoints['cart.add'].reply.parse(
      granted(await shop.client.cart.add({ shopperId, sku: lamp, quantity: 2, locale }, testCall())),
    )
    expect(cart).toMatchObject({ version: 1, itemCount: 2, subtotal: { cents: 17_800 } })
    const quote = orders.endpoints['order.quote'].reply.parse(
      granted(await shop.client.order.quote({ shopperId, delivery, locale }, testCall())),
    )
    expect(quote).toMatchObject({ total: { cents: 17_800 }, tax: { cents: 2_842 }, shipping: { cents: 0 } })
    const request = { shopperId, quoteId: quote.quoteId, contact, delivery, paymentToken: 'tok_4242Kd83' }
    const order = orders.endpoints['order.place'].reply.parse(granted(await shop.client.order.place(request, keyed())))
    expect(order).toMatchObject({ status: 'confirmed', contact, delivery, total: { cents: 17_800 } })

    expect(shop.neighbours.reservations.get(order.orderId)?.status).toBe('committed')
    expect(shop.neighbours.money.get(order.orderId)).toMatchObject({ status: 'authorized', amount: { cents: 17_800 } })
    expect(granted(await shop.client.cart.get({ shopperId, locale }, testCall()))).toMatchObject({
      version: 2,
      lines: [],
    })
    expect(granted(await shop.client.order.get({ shopperId, orderId: order.orderId }, testCall()))).toEqual(order)
    const history = orders.endpoints['order.list'].reply.parse(
      granted(await shop.client.order.list({ shopperId, limit: 20 }, testCall())),
    )
    expect(history).toMatchObject({ orders: [{ orderId: order.orderId, itemCount: 2, total: { cents: 17_800 } }] })
    await eventually(async () =>
      expect(await shop.eventsOf(order.orderId)).toEqual(['orders.order.placed', 'orders.order.confirmed']),
    )
  })

  test('without stock ends as a rejected order that says what is short', async () => {
    const order = granted(await shop.client.order.place(await shop.atCheckout({ sku: soldOut }), keyed()))
    expect(orders.endpoints['order.place'].reply.parse(order)).toMatchObject({
      status: 'rejected',
      rejection: { reason: 'out-of-stock', skus: [soldOut] },
    })
    await eventually(async () =>
      expect(await shop.eventsOf(order.orderId)).toEqual(['orders.order.placed', 'orders.order.rejected']),
    )
  })

  test('with a declined card ends as a rejected order, gives the stock back and keeps the cart', async () => {
    const request = await shop.atCheckout({ paymentToken: declinedToken })
    const order = granted(await shop.client.order.place(request, keyed()))
    expect(order).toMatchObject({
      status: 'rejected',
      rejection: { reason: 'payment-declined', declineReason: 'insufficient-funds' },
    })
    await eventually(() => expect(shop.neighbours.reservations.get(order.orderId)?.status).toBe('released'))
    expect(granted(await shop.client.cart.get({ shopperId: request.shopperId, locale }, testCall()))).toMatchObject({
      itemCount: 2,
    })
  })

  test('clicked twenty times at once is one order and one charge', async () => {
    const request = await shop.atCheckout()
    const key = crypto.randomUUID()
    const before = shop.neighbours.money.size
    const answers = await Promise.all(Array.from({ length: 20 }, () => shop.client.order.place(request, keyed(key))))
    expect(new Set(answers.map((answer) => granted(answer).orderId)).size).toBe(1)
    expect(shop.neighbours.money.size).toBe(before + 1)
    expect(
      granted(await shop.client.order.list({ shopperId: request.shopperId, limit: 20 }, testCall())).orders,
    ).toHaveLength(1)
  })

  test('is counted for the dashboard', async () => {
    const text = await (await fetch(`${shop.service.adminUrl}/metrics`)).text()
    expect(text).toMatch(/galleria_orders_placed_total\{[^}]*\} [1-9]/)
    expect(text).toMatch(/galleria_orders_confirmed_total\{[^}]*\} [1-9]/)
    expect(text).toMatch(/galleria_orders_rejected_total\{[^}]*reason="out-of-stock"[^}]*\} 1/)
    expect(text).toMatch(/galleria_orders_pending\{[^}]*\} 0/)
  })
})

test('the history is read page by page with its cursor', async () => {
  const request = await shop.atCheckout()
  const { shopperId } = request
  const first = granted(await shop.client.order.place(request, keyed()))
  granted(await shop.client.cart.add({ shopperId, sku: lamp, quantity: 1, locale }, testCall()))
  const { quoteId } = granted(await shop.client.order.quote({ shopperId, delivery, locale }, testCall()))
  const second = granted(await shop.client.order.place({ ...request, quoteId }, keyed()))
  const top = granted(await shop.client.order.list({ shopperId, limit: 1 }, testCall()))
  expect(top.orders.map(({ orderId }) => orderId)).toEqual([second.orderId])
  const rest = granted(await shop.client.order.list({ shopperId, limit: 1, cursor: top.nextCursor }, testCall()))
  expect(rest).toMatchObject({ orders: [{ orderId: first.orderId }] })
  expect(rest.nextCursor).toBeUndefined()
})

test('while the catalogue is away a cart cannot change, and it says so as an outage', async () => {
  const { shopperId } = await shop.atCheckout()
  await shop.away('catalog')
  await expect(shop.client.cart.add({ shopperId, sku: lamp, quantity: 1, locale }, testCall())).rejects.toThrow(Outage)
  await shop.back('catalog')
  expect(granted(await shop.client.cart.get({ shopperId, locale }, testCall()))).toMatchObject({
    version: 1,
    itemCount: 2,
  })
})

test('an order whose payment cannot be reached is pending, survives a restart with its cart, and is then paid once', async () => {
  const request = { ...(await shop.atCheckout()), waitMs: 2_000 }
  const key = crypto.randomUUID()
  await shop.away('payments')
  const placed = granted(await shop.client.order.place(request, keyed(key)))
  expect(placed.status).toBe('pending')

  await shop.restart()
  expect(granted(await shop.client.cart.get({ shopperId: request.shopperId, locale }, testCall()))).toMatchObject({
    version: 1,
    itemCount: 2,
  })
  await shop.back('payments')
  expect(granted(await shop.client.order.place(request, keyed(key))).orderId).toBe(placed.orderId)

  const get = { shopperId: request.shopperId, orderId: placed.orderId }
  await eventually(async () => expect(granted(await shop.client.order.get(get, testCall())).status).toBe('confirmed'), {
    withinMs: 20_000,
  })
  expect(shop.neighbours.money.get(placed.orderId)?.amount).toEqual({ cents: 17_800, currency: 'EUR' })
  expect(shop.neighbours.reservations.get(placed.orderId)?.status).toBe('committed')
  await eventually(async () =>
    expect(await shop.eventsOf(placed.orderId)).toEqual(['orders.order.placed', 'orders.order.confirmed']),
  )
  expect(granted(await shop.client.cart.get({ shopperId: request.shopperId, locale }, testCall()))).toMatchObject({
    lines: [],
  })
}, 40_000)
