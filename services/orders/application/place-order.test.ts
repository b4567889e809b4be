import { describe, expect, test } from 'bun:test'
import { orders } from '@galleria/contracts/orders'
import { aShop, contact, granted, jun, mina, minuteMs, refused } from '../test/a-shop.ts'
import { badToken, declinedToken, lamp, soldOut } from '../test/neighbours.ts'

const key = 'the-same-key-every-time'

describe('an order', () => {
  test('that nobody minds is confirmed before the answer', async () => {
    const shop = aShop()
    const order = await shop.bought()
    expect(orders.endpoints['order.place'].reply.parse(order)).toEqual(order)
    expect(order).toMatchObject({ status: 'confirmed', version: 2, may: { cancel: true, revise: true } })
    expect(shop.asked.slice(-3)).toEqual([
      'inventory.reservation.make',
      'payments.payment.authorize',
      'inventory.reservation.commit',
    ])
    expect(shop.eventsOf(order.orderId)).toEqual(['placed', 'confirmed'])
  })

  test('travels by the service that it was quoted for, also when that is not said again', async () => {
    const shop = aShop()
    const request = await shop.quoted()
    const address = { street: 'Torstraße 1', postalCode: '10115', city: 'Berlin', countryCode: 'DE' }
    const wanted = { kind: 'home', service: 'express', destination: { countryCode: 'DE' } } as const
    const { quoteId } = granted(await shop.ask('order.quote', { shopperId: mina, delivery: wanted, locale: 'en' }))
    const order = await shop.place({ ...request, quoteId, delivery: { kind: 'home', address } })
    expect(order.delivery).toEqual({ kind: 'home', address, service: 'express' })
    // Two lamps are worth more than 75 euros: only what express costs more is paid.
    expect(order.shipping).toEqual({ cents: 900, currency: 'EUR' })
  })

  test('takes what was bought out of the cart, and leaves what was put in since', async () => {
    const shop = aShop()
    const request = await shop.quoted()
    let added = false
    shop.meet(async (endpoint, answer) => {
      if (endpoint === 'inventory.reservation.commit' && !added) {
        added = true
        void shop.composed.answers['cart.add']({ shopperId: mina, sku: lamp, quantity: 1, locale: 'en' }, shop.call())
      }
      return answer()
    })
    await shop.place(request)
    const cart = granted(await shop.ask('cart.get', { shopperId: mina, locale: 'en' }))
    expect(cart).toMatchObject({ itemCount: 1, lines: [{ sku: lamp, quantity: 1 }] } as object)
  })

  test('is written down, and answered, before anybody is waited for, when the asker does not wait', async () => {
    const shop = aShop()
    shop.away.add('inventory.reservation.make')
    const order = await shop.place({ ...(await shop.quoted()), waitMs: 0 })
    expect(order).toMatchObject({ status: 'pending', version: 1, may: { cancel: false, revise: false } })
    expect(shop.composed.views.countPending()).toBe(1)
    shop.away.clear()
    await shop.pass(2_000)
    expect((await shop.seen(order.orderId)).status).toBe('confirmed')
  })

  test('is pending when its outcome takes longer than the asker waits', async () => {
    const shop = aShop()
    shop.away.add('payments.payment.authorize')
    const request = { ...(await shop.quoted()), waitMs: 2_000 }
    const placing = shop.place(request)
    await shop.clock.pass(2_000)
    expect((await placing).status).toBe('pending')
  })

  test.each([
    [{ sku: soldOut }, { reason: 'out-of-stock', skus: [soldOut] }],
    [{ paymentToken: declinedToken }, { reason: 'payment-declined', declineReason: 'insufficient-funds' }],
    [{ paymentToken: badToken }, { reason: 'payment-token-invalid' }],
  ])('of %j comes to nothing, and says why', async (wish, rejection) => {
    const shop = aShop()
    const order = await shop.bought(wish)
    expect(orders.endpoints['order.place'].reply.parse(order)).toMatchObject({ status: 'rejected', rejection })
    expect(shop.eventsOf(order.orderId)).toEqual(['placed', 'rejected'])
    expect(granted(await shop.ask('cart.get', { shopperId: mina, locale: 'en' }))).toMatchObject({ itemCount: 2 })
  })
})

describe('I-ORD-4: the same key', () => {
  test('and request is the same order, however long it has been settled', async () => {
    const shop = aShop()
    const request = await shop.quoted()
    const first = await shop.place(request, key)
    expect(await shop.place({ ...request, waitMs: 0 }, key)).toEqual(first)
    expect(shop.composed.views.sales().placed).toBe(1)
  })

  test('twenty times at once is one order, and everybody waits for its outcome', async () => {
    const shop = aShop()
    const request = await shop.quoted()
    const answers = await Promise.all(Array.from({ length: 20 }, () => shop.place(request, key)))
    expect(new Set(answers.map(({ orderId }) => orderId)).size).toBe(1)
    expect(answers.every(({ status }) => status === 'confirmed')).toBe(true)
    expect(shop.asked.filter((endpoint) => endpoint === 'payments.payment.authorize')).toHaveLength(1)
  })

  test('with another request is refused, and changes nothing', async () => {
    const shop = aShop()
    const request = await shop.quoted()
    await shop.place(request, key)
    const other = { ...request, contact: { ...contact, name: 'Jun Seo' } }
    expect(refused(await shop.ask('order.place', other, key)).code).toBe('idempotency-key-reused')
    expect(shop.composed.views.sales().placed).toBe(1)
  })

  test('of another shopper is another key', async () => {
    const shop = aShop()
    const minas = await shop.place(await shop.quoted(), key)
    const juns = await shop.place(await shop.quoted({ shopperId: jun }), key)
    expect(juns.orderId).not.toBe(minas.orderId)
  })

  test('after a refusal is free: nothing was bought with it', async () => {
    const shop = aShop()
    const request = await shop.quoted()
    granted(await shop.ask('cart.add', { shopperId: mina, sku: lamp, quantity: 1, locale: 'en' }))
    expect(refused(await shop.ask('order.place', request, key)).code).toBe('cart-changed')
    const { quoteId } = await shop.quoted()
    expect((await shop.place({ ...request, quoteId }, key)).status).toBe('confirmed')
  })
})

describe('a quote', () => {
  test('buys once, whatever became of its order', async () => {
    const shop = aShop()
    const request = await shop.quoted({ paymentToken: declinedToken })
    await shop.place(request)
    expect(refused(await shop.ask('order.place', request, crypto.randomUUID())).code).toBe('quote-expired')
  })

  test('that has expired, or is somebody else’s, buys nothing', async () => {
    const shop = aShop()
    const request = await shop.quoted()
    const foreign = await shop.ask('order.place', { ...request, shopperId: jun }, key)
    expect(refused(foreign)).toMatchObject({ code: 'not-found', errors: [{ field: 'quoteId' }] })
    await shop.clock.pass(15 * minuteMs)
    expect(refused(await shop.ask('order.place', request, key)).code).toBe('quote-expired')
    expect(shop.composed.views.sales().placed).toBe(0)
  })
})

test('an order number that is taken is not given twice', async () => {
  const shop = aShop({ randomBytes: [1, 1, 1, 2] })
  const first = await shop.bought()
  const second = await shop.bought({ shopperId: jun })
  expect(new Set([first.orderNumber, second.orderNumber]).size).toBe(2)
})
