import { describe, expect, test } from 'bun:test'
import { orders } from '@galleria/contracts/orders'
import { aShop, granted, jun, minuteMs, refused } from '../../test/a-shop.ts'
import { lamp, soldOut } from '../../test/neighbours.ts'

const steps = ['shipping.parcel.revise', 'inventory.reservation.revise', 'payments.payment.refund']
const oneLamp = [{ sku: lamp, quantity: 1 }]
const key = 'the-same-key-every-time'

describe('taking pieces out of an order', () => {
  test('packs, keeps and charges only what is left', async () => {
    const shop = aShop()
    const { orderId } = await shop.bought()
    const order = orders.endpoints['order.revise'].reply.parse(granted(await shop.revise(orderId, oneLamp)))
    expect(order).toMatchObject({
      status: 'confirmed',
      version: 4,
      lines: [{ sku: lamp, quantity: 1 }],
      takenOut: [{ sku: lamp, quantity: 1 }],
      total: { cents: 8_900 },
      refunded: { cents: 8_900 },
      may: { cancel: true, revise: false },
    })
    expect(shop.asked.slice(-3)).toEqual(steps)
    expect(shop.neighbours.parcels.get(orderId)?.lines).toEqual(oneLamp)
    expect(shop.neighbours.reservations.get(orderId)?.lines).toEqual(oneLamp)
    expect(shop.neighbours.refunds.get(`${orderId}-r1`)?.amount.cents).toBe(8_900)
    expect(shop.eventsOf(orderId)).toEqual(['placed', 'confirmed', 'revision-requested', 'revised'])
  })

  test('is refused when the parcel has left and nobody here had heard of it', async () => {
    const shop = aShop()
    const { orderId } = await shop.bought()
    shop.neighbours.parcels.set(orderId, { status: 'dispatched', lines: [] })
    expect(granted(await shop.revise(orderId, oneLamp))).toMatchObject({
      refusedChange: { change: 'revision', reason: 'already-dispatched' },
      refunded: { cents: 0 },
      total: { cents: 17_800 },
    } as object)
    expect(shop.neighbours.refunds.size).toBe(0)
  })

  test.each(steps)('waits while %s has no answer', async (endpoint) => {
    const shop = aShop()
    const { orderId } = await shop.bought()
    shop.away.add(endpoint)
    granted(await shop.revise(orderId, oneLamp, { waitMs: 0 }))
    await shop.pass(minuteMs)
    expect(await shop.seen(orderId)).toMatchObject({ changing: 'revision', total: { cents: 17_800 } })
    shop.away.clear()
    await shop.pass(minuteMs)
    expect(await shop.seen(orderId)).toMatchObject({ total: { cents: 8_900 }, refunded: { cents: 8_900 } })
    expect((await shop.seen(orderId)).changing).toBeUndefined()
  })

  test('is finished also when the parcel has been sent, and has arrived, meanwhile', async () => {
    const shop = aShop()
    const { orderId } = await shop.bought()
    shop.away.add('payments.payment.refund')
    granted(await shop.revise(orderId, oneLamp, { waitMs: 0 }))
    await shop.hear('parcel.delivered', orderId)
    shop.away.clear()
    await shop.pass(minuteMs)
    expect(await shop.seen(orderId)).toMatchObject({ status: 'delivered', refunded: { cents: 8_900 } })
  })

  test('again is another revision, which the parcel is told apart from the first', async () => {
    const shop = aShop()
    const { orderId } = await shop.bought({ quantity: 3 })
    granted(await shop.revise(orderId, [{ sku: lamp, quantity: 2 }]))
    granted(await shop.revise(orderId, oneLamp))
    expect([...shop.neighbours.refunds.keys()]).toEqual([`${orderId}-r1`, `${orderId}-r2`])
    expect(await shop.seen(orderId)).toMatchObject({ total: { cents: 8_900 }, takenOut: [{ quantity: 2 }] })
  })
})

describe('asking to take pieces out', () => {
  test('says of each line what is wrong with it', async () => {
    const shop = aShop()
    const { orderId } = await shop.bought()
    const errors = async (lines: object[]) => refused(await shop.revise(orderId, lines)).errors
    expect(await errors([{ sku: soldOut, quantity: 1 }])).toEqual([
      { field: 'lines.0.sku', reason: 'is not in the order' },
    ])
    expect(await errors([{ sku: lamp, quantity: 3 }])).toEqual([
      { field: 'lines.0.quantity', reason: 'must be at most 2' },
    ])
    expect(await errors([...oneLamp, ...oneLamp])).toEqual([{ field: 'lines.1.sku', reason: 'is named twice' }])
    expect(await errors([{ sku: lamp, quantity: 0 }])).toEqual([{ field: 'lines', reason: 'cancel the order instead' }])
    expect(shop.eventsOf(orderId)).toEqual(['placed', 'confirmed'])
  })

  test('for what is there already answers with the order as it is', async () => {
    const shop = aShop()
    const order = await shop.bought()
    expect(granted(await shop.revise(order.orderId, [{ sku: lamp, quantity: 2 }]))).toEqual(order as never)
  })

  test('I-ORD-4: the same key and request is one revision, and another request is refused', async () => {
    const shop = aShop()
    const { orderId } = await shop.bought({ quantity: 3 })
    const two = [{ sku: lamp, quantity: 2 }]
    const first = granted(await shop.revise(orderId, two, { key }))
    expect(granted(await shop.revise(orderId, two, { key }))).toEqual(first)
    expect(refused(await shop.revise(orderId, oneLamp, { key })).code).toBe('idempotency-key-reused')
    expect(shop.neighbours.refunds.size).toBe(1)
  })

  test('the same twice at once is one revision, and something else meanwhile is refused', async () => {
    const shop = aShop()
    const { orderId } = await shop.bought({ quantity: 3 })
    shop.away.add('shipping.parcel.revise')
    granted(await shop.revise(orderId, oneLamp, { waitMs: 0 }))
    const again = await shop.revise(orderId, oneLamp, { waitMs: 0 })
    expect(granted(again)).toMatchObject({ changing: 'revision', version: 3 } as object)
    const other = [{ sku: lamp, quantity: 2 }]
    expect(refused(await shop.revise(orderId, other)).code).toBe('order-busy')
  })

  test('of a foreign, a cancelled or a shipped order is refused', async () => {
    const shop = aShop()
    const cancelled = await shop.bought()
    granted(await shop.cancel(cancelled.orderId))
    expect(refused(await shop.revise(cancelled.orderId, oneLamp)).code).toBe('order-closed')
    const shipped = await shop.bought()
    await shop.hear('parcel.dispatched', shipped.orderId)
    expect(refused(await shop.revise(shipped.orderId, oneLamp)).code).toBe('order-closed')
    const juns = await shop.bought({ shopperId: jun })
    expect(refused(await shop.revise(juns.orderId, oneLamp)).code).toBe('order-unknown')
  })
})
