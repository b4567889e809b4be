import { describe, expect, test } from 'bun:test'
import { aShop, call, granted, jun, lamp, mina, vase } from '../test/a-shop.ts'
import { makeAddToCart } from './fill-cart.ts'
import { makePlaceOrder } from './place-order.ts'
import { leaseMs } from './settle-order.ts'

const key = 'a-key-of-minas-browser'

describe('an order that goes well', () => {
  test('is confirmed, announced and counted, and the cart is empty', async () => {
    const shop = aShop()
    const order = granted(await shop.placeOrder(await shop.quoted(), key, call))
    expect(order).toMatchObject({ status: 'confirmed', totals: { total: { cents: 17_800 } } })
    expect(order.orderNumber).toMatch(/^G-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect(shop.asked).toEqual(['reserve', 'authorize', 'commit'])
    expect(shop.announced).toEqual(['order-placed', 'order-confirmed'])
    expect(shop.counted).toEqual(['placed', 'confirmed'])
    expect(await shop.store.carts.load(mina)).toMatchObject({ version: 2, lines: [] })
    expect(shop.store.countPending()).toBe(0)
  })

  test('is over: nobody is asked anything about it later', async () => {
    const shop = aShop()
    await shop.placeOrder(await shop.quoted(), key, call)
    shop.pass(10 * leaseMs)
    expect(await shop.settlePending(call)).toBe(0)
  })
})

describe('an idempotency key', () => {
  test('clicked twenty times at once gives one order, and everybody gets its end', async () => {
    const shop = aShop()
    const request = await shop.quoted()
    const orders = await Promise.all(Array.from({ length: 20 }, () => shop.placeOrder({ ...request }, key, call)))
    const ids = new Set(orders.map((order) => granted(order).orderId))
    expect(ids.size).toBe(1)
    expect(orders.every((order) => granted(order).status === 'confirmed')).toBe(true)
    expect(shop.asked).toEqual(['reserve', 'authorize', 'commit'])
    expect(shop.announced).toEqual(['order-placed', 'order-confirmed'])
  })

  test('of two processes at once gives one order as well', async () => {
    const shop = aShop()
    const elsewhere = makePlaceOrder(shop.ports)
    const request = await shop.quoted()
    const [here, there] = await Promise.all([shop.placeOrder(request, key, call), elsewhere(request, key, call)])
    expect(granted(here).orderId).toBe(granted(there).orderId)
    expect(shop.asked).toEqual(['reserve', 'authorize', 'commit'])
  })

  test('used again with another body is refused, at once and later, and nothing happens', async () => {
    const shop = aShop()
    const request = await shop.quoted()
    const other = { ...request, contact: { ...request.contact, name: 'Somebody else' } }
    const [first, second] = await Promise.all([shop.placeOrder(request, key, call), shop.placeOrder(other, key, call)])
    expect(first.ok).toBe(true)
    expect(second).toEqual({ ok: false, problem: { code: 'key-reused' } })
    expect(await shop.placeOrder(other, key, call)).toEqual({ ok: false, problem: { code: 'key-reused' } })
    expect(shop.counted).toEqual(['placed', 'confirmed'])
  })

  test('does not care in which order the fields of the body come', async () => {
    const shop = aShop()
    const request = await shop.quoted()
    const order = granted(await shop.placeOrder(request, key, call))
    const { shopperId, quoteId, ...rest } = request
    expect(granted(await shop.placeOrder({ ...rest, quoteId, shopperId }, key, call)).orderId).toBe(order.orderId)
  })
})

describe('a quote', () => {
  test('buys once; a second key needs a second quote', async () => {
    const shop = aShop({ reserve: () => ({ kind: 'out-of-stock', skus: [lamp] }) })
    const request = await shop.quoted()
    await shop.placeOrder(request, key, call)
    expect(await shop.placeOrder(request, 'another-key-of-minas', call)).toEqual({
      ok: false,
      problem: { code: 'quote-used' },
    })
  })

  test('of a cart that has changed since buys nothing', async () => {
    const shop = aShop()
    const request = await shop.quoted()
    await makeAddToCart(shop.ports)({ shopperId: mina, sku: vase, quantity: 1, locale: 'en' }, call)
    expect(await shop.placeOrder(request, key, call)).toEqual({ ok: false, problem: { code: 'cart-changed' } })
    expect(shop.announced).toEqual([])
  })

  test('that has expired buys nothing', async () => {
    const shop = aShop()
    const request = await shop.quoted()
    shop.pass(15 * 60_000)
    expect(await shop.placeOrder(request, key, call)).toEqual({ ok: false, problem: { code: 'quote-expired' } })
  })

  test('of somebody else is unknown', async () => {
    const shop = aShop()
    const request = await shop.quoted()
    expect(await shop.placeOrder({ ...request, shopperId: jun }, key, call)).toEqual({
      ok: false,
      problem: { code: 'quote-unknown' },
    })
  })
})

test('an order number that is taken is drawn again, and a broken source of chance is noticed', async () => {
  const shop = aShop()
  const draws = [1, 1, 2]
  const randomBytes = (length: number) => new Uint8Array(length).fill(draws.shift() ?? 2)
  const placeOrder = makePlaceOrder({ ...shop.ports, randomBytes })
  const first = granted(await placeOrder(await shop.quoted(mina), key, call))
  const second = granted(await placeOrder(await shop.quoted(jun), key, call))
  expect(second.orderNumber).not.toBe(first.orderNumber)
  await expect(placeOrder(await shop.quoted(mina), 'a-third-key-of-minas', call)).rejects.toThrow(
    'no free order number',
  )
})
