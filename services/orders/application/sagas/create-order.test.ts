import { describe, expect, test } from 'bun:test'
import { aShop, minuteMs, type Shop } from '../../test/a-shop.ts'
import { declinedToken, unknownToken } from '../../test/neighbours.ts'

/** An order whose asker did not wait. */
async function placed(shop: Shop, paymentToken = 'tok_4242'): Promise<string> {
  const { orderId } = await shop.place({ ...(await shop.quoted({ paymentToken })), waitMs: 0 })
  await shop.pass(1_000)
  return orderId
}

const steps = ['inventory.reservation.make', 'payments.payment.authorize', 'inventory.reservation.commit']

describe('buying', () => {
  test.each(steps)('waits while %s has no answer, for as long as that lasts, and then goes on', async (endpoint) => {
    const shop = aShop()
    shop.away.add(endpoint)
    const orderId = await placed(shop)
    await shop.pass(3 * minuteMs)
    expect((await shop.seen(orderId)).status).toBe('pending')
    expect(shop.composed.sagas.unfinished()).toBe(1)
    shop.away.clear()
    await shop.pass(minuteMs)
    expect((await shop.seen(orderId)).status).toBe('confirmed')
    expect(shop.neighbours.money.get(orderId)).toMatchObject({ status: 'authorized', amount: { cents: 17_800 } })
    expect(shop.neighbours.reservations.get(orderId)?.status).toBe('committed')
  })

  test('takes back what was held when the card is declined, also when that has to wait', async () => {
    const shop = aShop()
    shop.away.add('inventory.reservation.release')
    const orderId = await placed(shop, declinedToken)
    expect((await shop.seen(orderId)).status).toBe('rejected')
    expect(shop.neighbours.reservations.get(orderId)?.status).toBe('held')
    shop.away.clear()
    await shop.pass(minuteMs)
    expect(shop.neighbours.reservations.get(orderId)?.status).toBe('released')
    expect(shop.composed.sagas.state(orderId)).toBe('aborted')
  })

  test('comes too late when its hold has lapsed, and lets the money go', async () => {
    const shop = aShop()
    shop.away.add('inventory.reservation.commit')
    const orderId = await placed(shop)
    const held = shop.neighbours.reservations.get(orderId)
    if (held) held.status = 'lapsed'
    shop.away.clear()
    await shop.pass(minuteMs)
    expect(await shop.seen(orderId)).toMatchObject({ status: 'rejected', rejection: { reason: 'timed-out' } })
    expect(shop.neighbours.money.get(orderId)?.status).toBe('voided')
    expect(shop.asked.slice(-2)).toEqual(['payments.payment.void', 'inventory.reservation.release'])
  })

  test('I-PAY-6: asks again while the provider does not know, and takes its word in the end', async () => {
    const shop = aShop()
    shop.neighbours.inDoubt.authorize = true
    const orderId = await placed(shop)
    await shop.pass(minuteMs)
    expect((await shop.seen(orderId)).status).toBe('pending')
    shop.neighbours.inDoubt.authorize = false
    await shop.pass(minuteMs)
    expect((await shop.seen(orderId)).status).toBe('confirmed')
  })

  test('gives up on a provider that never knows, and voids whatever it did', async () => {
    const shop = aShop()
    const orderId = await placed(shop, unknownToken)
    await shop.pass(9 * minuteMs)
    expect((await shop.seen(orderId)).status).toBe('pending')
    await shop.pass(2 * minuteMs)
    const order = await shop.seen(orderId)
    expect(order).toMatchObject({ status: 'rejected', rejection: { reason: 'payment-declined' } })
    expect(order.rejection?.declineReason).toBeUndefined()
    expect(shop.neighbours.money.get(orderId)?.status).toBe('voided')
    expect(shop.neighbours.reservations.get(orderId)?.status).toBe('released')
  })

  test('does not forget that a payment has to be voided while payments is away', async () => {
    const shop = aShop()
    const orderId = await placed(shop, unknownToken)
    shop.away.add('payments.payment.void')
    await shop.pass(12 * minuteMs)
    expect((await shop.seen(orderId)).status).toBe('rejected')
    expect(shop.composed.sagas.state(orderId)).toBe('compensating')
    shop.away.clear()
    await shop.pass(minuteMs)
    expect(shop.neighbours.money.get(orderId)?.status).toBe('voided')
  })

  test.each([
    ['confirmed', 'tok_remember_me'],
    ['rejected', declinedToken],
    ['rejected', unknownToken],
  ])('forgets the token once it is %s (%s)', async (status, token) => {
    const shop = aShop()
    const orderId = await placed(shop, token)
    const everything = () =>
      ['sagas', 'order_events', 'order_detail', 'quotes', 'request_keys'].map((table) =>
        JSON.stringify(shop.db.query(`SELECT * FROM ${table}`).all()),
      )
    if (token === unknownToken) expect(everything().join()).toContain(token)
    await shop.pass(11 * minuteMs)
    expect((await shop.seen(orderId)).status).toBe(status as never)
    expect(everything().join()).not.toContain(token)
  })

  test('pesters nobody: a neighbour that is away for ten minutes is asked some dozens of times', async () => {
    const shop = aShop()
    shop.away.add('inventory.reservation.make')
    await placed(shop)
    await shop.pass(10 * minuteMs)
    const tries = shop.asked.filter((endpoint) => endpoint === 'inventory.reservation.make').length
    expect(tries).toBeGreaterThan(20)
    expect(tries).toBeLessThan(80)
  })
})
