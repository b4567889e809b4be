import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { orders } from '@galleria/contracts/orders'
import { eventually, testCall } from '@galleria/testkit'
import { granted } from './a-shop.ts'
import { lamp } from './neighbours.ts'
import { keyed, openShop, type RunningShop, refusal } from './running-shop.ts'

let shop: RunningShop
beforeAll(async () => {
  shop = await openShop()
}, 20_000)
afterAll(() => shop.close())

const oneLamp = [{ sku: lamp, quantity: 1 }]
const reachable = { withinMs: 12_000 }

describe('a change of an order', () => {
  test('cancelled before its parcel left: goods and money are back, and everybody hears of it', async () => {
    const order = await shop.bought()
    const cancelled = granted(await shop.client.order.cancel(order, testCall()))
    expect(orders.endpoints['order.cancel'].reply.parse(cancelled)).toMatchObject({
      status: 'cancelled',
      refunded: { cents: 17_800 },
    })
    expect(shop.neighbours.reservations.get(order.orderId)?.status).toBe('cancelled')
    await eventually(async () =>
      expect(await shop.eventsOf(order.orderId)).toEqual([
        'orders.order.placed',
        'orders.order.confirmed',
        'orders.order.cancel-requested',
        'orders.order.cancelled',
      ]),
    )
  })

  test('cancelled after its parcel left: it is called back, and refused once it has arrived', async () => {
    const order = await shop.bought()
    shop.neighbours.parcels.set(order.orderId, { status: 'dispatched', lines: [] })
    await shop.announce('parcel.dispatched', order.orderId)
    await eventually(async () => expect(await shop.seen(order)).toMatchObject({ status: 'shipped' }))
    granted(await shop.client.order.cancel(order, testCall()))
    expect((await shop.seen(order)).status).toBe('cancelled')
    expect(shop.neighbours.parcels.get(order.orderId)?.status).toBe('returning')

    const arrived = await shop.bought()
    await shop.announce('parcel.delivered', arrived.orderId)
    await eventually(async () => expect(await shop.seen(arrived)).toMatchObject({ status: 'delivered' }))
    expect(await refusal(shop.client.order.cancel(arrived, testCall()))).toMatchObject({ code: 'order-closed' })
  })

  test('revised: what is left is packed and paid, and the key makes it once', async () => {
    const order = await shop.bought()
    const key = crypto.randomUUID()
    const revise = () => shop.client.order.revise({ ...order, lines: oneLamp }, keyed(key))
    const [first, second] = await Promise.all([revise(), revise()])
    expect(granted(first)).toMatchObject({ total: { cents: 8_900 }, refunded: { cents: 8_900 } })
    expect(granted(second)).toEqual(granted(first))
    const other = shop.client.order.revise({ ...order, lines: [{ sku: lamp, quantity: 2 }] }, keyed(key))
    expect(await refusal(other)).toMatchObject({ code: 'idempotency-key-reused' })
    const tooMany = shop.client.order.revise({ ...order, lines: [{ sku: lamp, quantity: 9 }] }, keyed())
    expect(await refusal(tooMany)).toEqual({ status: 400, code: 'invalid-request', fields: ['lines.0.quantity'] })
  })

  test('that is under way locks the order, and goes on when those who are away are back', async () => {
    const order = await shop.bought()
    await shop.away('payments')
    const revised = granted(await shop.client.order.revise({ ...order, lines: oneLamp, waitMs: 0 }, keyed()))
    expect(revised).toMatchObject({ changing: 'revision', may: { cancel: false, revise: false } })
    expect(await refusal(shop.client.order.cancel(order, testCall()))).toMatchObject({ code: 'order-busy' })
    await shop.back('payments')
    await eventually(
      async () => expect(await shop.seen(order)).toMatchObject({ refunded: { cents: 8_900 } }),
      reachable,
    )
  }, 20_000)
})

test('news of a parcel counts once, in whatever order and however often it comes (F19)', async () => {
  const order = await shop.bought()
  const id = crypto.randomUUID()
  await shop.announce('parcel.delivered', order.orderId)
  for (let times = 0; times < 3; times += 1) await shop.announce('parcel.dispatched', order.orderId, id)
  await eventually(async () => expect(await shop.seen(order)).toMatchObject({ status: 'delivered', version: 4 }))
  await shop.announce('parcel.delivered', order.orderId)
  const later = await shop.bought()
  await shop.announce('parcel.delivered', later.orderId)
  await eventually(async () => expect(await shop.seen(later)).toMatchObject({ status: 'delivered' }))
  expect(await shop.seen(order)).toMatchObject({ status: 'delivered', version: 4, tracking: { number: 'GP-1' } })
})

test('a change that is stopped in the middle goes on after a restart', async () => {
  const order = await shop.bought()
  await shop.away('inventory')
  granted(await shop.client.order.cancel({ ...order, waitMs: 0 }, testCall()))
  await shop.restart()
  expect((await shop.seen(order)).changing).toBe('cancellation')
  await shop.back('inventory')
  await eventually(async () => expect(await shop.seen(order)).toMatchObject({ status: 'cancelled' }), reachable)
}, 20_000)

test('sales are told as the orders have it', async () => {
  const sales = orders.endpoints['sales.get'].reply.parse(granted(await shop.client.sales.get({}, testCall())))
  expect(sales.placed).toBe(sales.confirmed)
  expect(sales.cancelled).toBeGreaterThan(0)
  expect(sales.revenueCents + sales.refundedCents).toBe(sales.confirmed * 17_800)
})
