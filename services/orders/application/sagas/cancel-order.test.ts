import { describe, expect, test } from 'bun:test'
import { orders } from '@galleria/contracts/orders'
import { aShop, granted, jun, minuteMs, refused } from '../../test/a-shop.ts'
import { lamp } from '../../test/neighbours.ts'

const steps = ['shipping.parcel.cancel', 'inventory.reservation.cancel', 'payments.payment.cancel']

describe('cancelling', () => {
  test('before the parcel has left gives back goods and money', async () => {
    const shop = aShop()
    const { orderId } = await shop.bought()
    const order = orders.endpoints['order.cancel'].reply.parse(granted(await shop.cancel(orderId)))
    expect(order).toMatchObject({ status: 'cancelled', version: 4, refunded: { cents: 17_800 } })
    expect(order.may).toEqual({ cancel: false, revise: false })
    expect(order.changing).toBeUndefined()
    expect(shop.asked.slice(-3)).toEqual(steps)
    expect(shop.neighbours.reservations.get(orderId)?.status).toBe('cancelled')
    expect(shop.neighbours.money.get(orderId)?.status).toBe('voided')
    expect(shop.eventsOf(orderId)).toEqual(['placed', 'confirmed', 'cancel-requested', 'cancelled'])
  })

  test('when it has left leaves the pieces to those who unpack them', async () => {
    const shop = aShop()
    const { orderId } = await shop.bought()
    shop.neighbours.parcels.set(orderId, { status: 'dispatched', lines: [] })
    await shop.hear('parcel.dispatched', orderId)
    expect(await shop.seen(orderId)).toMatchObject({ status: 'shipped', may: { cancel: true, revise: false } })
    granted(await shop.cancel(orderId))
    expect(shop.asked.slice(-2)).toEqual(['shipping.parcel.cancel', 'payments.payment.cancel'])
    expect((await shop.seen(orderId)).status).toBe('cancelled')
  })

  test('is refused when it has arrived and nobody here had heard of it, and the order goes on', async () => {
    const shop = aShop()
    const { orderId } = await shop.bought()
    shop.neighbours.parcels.set(orderId, { status: 'delivered', lines: [] })
    const order = orders.endpoints['order.cancel'].reply.parse(granted(await shop.cancel(orderId)))
    expect(order).toMatchObject({
      status: 'confirmed',
      refusedChange: { change: 'cancellation', reason: 'already-delivered' },
      refunded: { cents: 0 },
    })
    expect(order.changing).toBeUndefined()
    expect(order.timeline.at(-1)?.what).toBe('cancel-refused')
    expect(shop.neighbours.money.get(orderId)?.status).toBe('authorized')
    await shop.hear('parcel.delivered', orderId)
    expect(refused(await shop.cancel(orderId)).code).toBe('order-closed')
  })

  test('may be asked for again after it was refused, and is then another saga', async () => {
    const shop = aShop()
    const { orderId } = await shop.bought()
    shop.neighbours.parcels.set(orderId, { status: 'delivered', lines: [] })
    granted(await shop.cancel(orderId))
    shop.neighbours.parcels.set(orderId, { status: 'planned', lines: [] })
    expect(granted(await shop.cancel(orderId))).toMatchObject({ status: 'cancelled' } as object)
  })

  test.each(steps)('waits while %s has no answer, and is under way until then', async (endpoint) => {
    const shop = aShop()
    const { orderId } = await shop.bought()
    shop.away.add(endpoint)
    const asked = granted(await shop.cancel(orderId, { waitMs: 0 }))
    expect(asked).toMatchObject({ status: 'confirmed', changing: 'cancellation' } as object)
    await shop.pass(minuteMs)
    expect((await shop.seen(orderId)).changing).toBe('cancellation')
    shop.away.clear()
    await shop.pass(minuteMs)
    expect((await shop.seen(orderId)).status).toBe('cancelled')
  })

  test('I-PAY-6: money that may or may not be back is asked after until somebody knows', async () => {
    const shop = aShop()
    const { orderId } = await shop.bought()
    shop.neighbours.inDoubt.refund = true
    granted(await shop.cancel(orderId, { waitMs: 0 }))
    await shop.pass(minuteMs)
    expect((await shop.seen(orderId)).changing).toBe('cancellation')
    shop.neighbours.inDoubt.refund = false
    await shop.pass(minuteMs)
    expect(await shop.seen(orderId)).toMatchObject({ status: 'cancelled', refunded: { cents: 17_800 } })
  })

  test('after a revision gives back the rest', async () => {
    const shop = aShop()
    const { orderId } = await shop.bought()
    granted(await shop.revise(orderId, [{ sku: lamp, quantity: 1 }]))
    granted(await shop.cancel(orderId))
    expect(await shop.seen(orderId)).toMatchObject({ status: 'cancelled', refunded: { cents: 17_800 } })
    expect(shop.composed.views.sales()).toMatchObject({ pieces: 0, revenueCents: 0, refundedCents: 17_800 })
  })
})

describe('asking to cancel', () => {
  test('twice at once is cancelling once, and both wait for it', async () => {
    const shop = aShop()
    const { orderId } = await shop.bought()
    const answers = await Promise.all([shop.cancel(orderId), shop.cancel(orderId)])
    for (const answer of answers) expect(granted(answer)).toMatchObject({ status: 'cancelled' } as object)
    expect(granted(await shop.cancel(orderId))).toMatchObject({ status: 'cancelled', version: 4 } as object)
    expect(shop.asked.filter((endpoint) => endpoint === 'shipping.parcel.cancel')).toHaveLength(1)
  })

  test('for a pending, a revised-just-now, a rejected and a foreign order is refused', async () => {
    const shop = aShop()
    shop.away.add('inventory.reservation.make')
    const pending = await shop.place({ ...(await shop.quoted()), waitMs: 0 })
    expect(refused(await shop.cancel(pending.orderId)).code).toBe('order-busy')
    shop.away.clear()
    await shop.pass(minuteMs)
    shop.away.add('payments.payment.refund')
    granted(await shop.revise(pending.orderId, [{ sku: lamp, quantity: 1 }], { waitMs: 0 }))
    expect(refused(await shop.cancel(pending.orderId)).code).toBe('order-busy')
    const rejected = await shop.bought({ shopperId: jun, paymentToken: 'tok_bad' })
    expect(refused(await shop.cancel(rejected.orderId, { shopperId: jun })).code).toBe('order-closed')
    expect(refused(await shop.cancel(rejected.orderId)).code).toBe('order-unknown')
    expect(refused(await shop.cancel(crypto.randomUUID())).code).toBe('order-unknown')
  })
})
