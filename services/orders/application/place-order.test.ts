import { describe, expect, test } from 'bun:test'
import { Outage } from '@galleria/chassis/outage'
import { aShop, call, granted, jun, lamp, mina, vase } from '../test/a-shop.ts'
import { makeAddToCart } from './fill-cart.ts'
import { makePlaceOrder } from './place-order.ts'
import { leaseMs } from './settle-order.ts'

const key = 'a-key-of-minas-browser'

function outage(): never {
  throw new Outage('timeout', 'somebody')
}

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

describe('an order that is refused', () => {
  test('for want of stock is rejected with what is short, and the cart stays', async () => {
    const shop = aShop({ reserve: () => ({ kind: 'out-of-stock', skus: [lamp] }) })
    const order = granted(await shop.placeOrder(await shop.quoted(), key, call))
    expect(order).toMatchObject({ status: 'rejected', rejection: { reason: 'out-of-stock', skus: [lamp] } })
    expect(shop.asked).toEqual(['reserve'])
    expect(shop.announced).toEqual(['order-placed', 'order-rejected'])
    expect(shop.counted).toEqual(['placed', 'rejected out-of-stock'])
    expect(await shop.store.carts.load(mina)).toMatchObject({ lines: [{ sku: lamp, quantity: 2 }] })
  })

  test('by the bank is rejected with the reason, and the stock is given back', async () => {
    const shop = aShop({ authorize: () => ({ kind: 'declined', reason: 'insufficient-funds' }) })
    const order = granted(await shop.placeOrder(await shop.quoted(), key, call))
    expect(order).toMatchObject({
      status: 'rejected',
      rejection: { reason: 'payment-declined', declineReason: 'insufficient-funds' },
    })
    expect(shop.asked).toEqual(['reserve', 'authorize', 'release'])
    expect(shop.charged.size).toBe(0)
  })

  test('for its token is rejected, and the stock is given back', async () => {
    const shop = aShop({ authorize: () => ({ kind: 'token-invalid' }) })
    const order = granted(await shop.placeOrder(await shop.quoted(), key, call))
    expect(order).toMatchObject({ status: 'rejected', rejection: { reason: 'payment-token-invalid' } })
    expect(shop.asked).toEqual(['reserve', 'authorize', 'release'])
  })

  test('is told at once even when the stock cannot be given back yet; that is made good later', async () => {
    const shop = aShop({ authorize: () => ({ kind: 'declined', reason: undefined }), release: outage })
    const order = granted(await shop.placeOrder(await shop.quoted(), key, call))
    expect(order.status).toBe('rejected')
    shop.say({ release: () => {} })
    shop.pass(2_000)
    expect(await shop.settlePending(call)).toBe(1)
    expect(shop.asked).toEqual(['reserve', 'authorize', 'release', 'release'])
    shop.pass(leaseMs)
    expect(await shop.settlePending(call)).toBe(0)
    expect(shop.announced).toEqual(['order-placed', 'order-rejected'])
  })
})

describe('an order whose answer does not come', () => {
  test('is pending and neither an error nor a no, and is settled when the provider knows', async () => {
    const shop = aShop({ authorize: () => ({ kind: 'unknown' }) })
    const request = await shop.quoted()
    const order = granted(await shop.placeOrder(request, key, call))
    expect(order.status).toBe('pending')
    expect(shop.announced).toEqual(['order-placed'])
    expect(shop.store.countPending()).toBe(1)

    shop.say({ authorize: () => ({ kind: 'authorized' }) })
    shop.pass(2_000)
    await shop.settlePending(call)
    expect(granted(await shop.placeOrder(request, key, call))).toMatchObject({
      orderId: order.orderId,
      status: 'confirmed',
    })
    expect(shop.announced).toEqual(['order-placed', 'order-confirmed'])
  })

  test('is asked about less and less often, and for as long as it takes', async () => {
    const shop = aShop({ authorize: outage })
    await shop.placeOrder(await shop.quoted(), key, call)
    const waits: number[] = []
    for (let waitedMs = 0; waits.length < 7; ) {
      shop.pass(1_000)
      waitedMs += 1_000
      if ((await shop.settlePending(call)) > 0) {
        waits.push(waitedMs)
        waitedMs = 0
      }
    }
    expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000])
    expect(shop.store.countPending()).toBe(1)
  })

  test('asks for a new hold when the old one has lapsed meanwhile', async () => {
    const shop = aShop({ commit: () => 'lapsed' })
    await shop.placeOrder(await shop.quoted(), key, call)
    shop.say({ commit: () => 'committed' })
    shop.pass(2_000)
    await shop.settlePending(call)
    expect(shop.asked).toEqual(['reserve', 'authorize', 'commit', 'reserve', 'authorize', 'commit'])
    expect(shop.announced).toEqual(['order-placed', 'order-confirmed'])
  })

  test('lets the money go when the stock has been sold to others meanwhile', async () => {
    const shop = aShop({ commit: () => 'lapsed' })
    await shop.placeOrder(await shop.quoted(), key, call)
    shop.say({ reserve: () => ({ kind: 'out-of-stock', skus: [lamp] }) })
    shop.pass(2_000)
    await shop.settlePending(call)
    expect(shop.asked).toEqual(['reserve', 'authorize', 'commit', 'reserve', 'void', 'release'])
    expect(shop.charged.size).toBe(0)
    expect(shop.announced).toEqual(['order-placed', 'order-rejected'])
  })

  test("is left in peace while it is in somebody's hands", async () => {
    const shop = aShop({ authorize: () => ({ kind: 'unknown' }) })
    await shop.placeOrder(await shop.quoted(), key, call)
    shop.pass(2_000)
    const [first, second] = await Promise.all([shop.settlePending(call), shop.settlePending(call)])
    expect([first, second]).toEqual([1, 0])
  })

  test('leaves what was put into the cart since in the cart when it is confirmed', async () => {
    const shop = aShop({ authorize: () => ({ kind: 'unknown' }) })
    await shop.placeOrder(await shop.quoted(), key, call)
    await makeAddToCart(shop.ports)({ shopperId: mina, sku: vase, quantity: 1, locale: 'en' }, call)
    shop.say({ authorize: () => ({ kind: 'authorized' }) })
    shop.pass(2_000)
    await shop.settlePending(call)
    expect((await shop.store.carts.load(mina))?.lines).toEqual([{ sku: vase, quantity: 1 }])
  })
})

describe('a crash', () => {
  const crash = () => {
    throw new Error('the process was killed')
  }
  const steps = ['reserve', 'authorize', 'commit'] as const

  for (const step of steps) {
    for (const moment of ['before', 'after'] as const) {
      test(`${moment} the answer to "${step}" leaves one order, which is confirmed and charged once`, async () => {
        const shop = aShop()
        const { stock, payments } = shop.ports
        const real = { reserve: stock.reserve, commit: stock.commit, authorize: payments.authorize }
        const killed = async (...args: never[]) => {
          if (moment === 'after') await (real[step] as (...args: never[]) => Promise<unknown>)(...args)
          return crash()
        }
        const { settlements } = shop.ports
        const { defer } = settlements
        Object.assign(step === 'authorize' ? payments : stock, { [step]: killed })
        Object.assign(settlements, { defer: crash })
        const request = await shop.quoted()
        await expect(shop.placeOrder(request, key, call)).rejects.toThrow('killed')

        Object.assign(settlements, { defer })
        Object.assign(stock, { reserve: real.reserve, commit: real.commit })
        Object.assign(payments, { authorize: real.authorize })
        shop.pass(leaseMs)
        await shop.settlePending(call)
        expect(granted(await shop.placeOrder(request, key, call)).status).toBe('confirmed')
        expect(shop.announced).toEqual(['order-placed', 'order-confirmed'])
        expect([shop.charged.size, shop.sold.size]).toEqual([1, 1])
      })
    }
  }

  test('before the confirmation is written down is made good as well', async () => {
    const shop = aShop()
    const { close } = shop.ports.orders
    Object.assign(shop.ports.orders, { close: crash })
    const request = await shop.quoted()
    await expect(shop.placeOrder(request, key, call)).rejects.toThrow('killed')
    Object.assign(shop.ports.orders, { close })
    shop.pass(leaseMs)
    await shop.settlePending(call)
    expect(granted(await shop.placeOrder(request, key, call)).status).toBe('confirmed')
    expect(shop.announced).toEqual(['order-placed', 'order-confirmed'])
    expect([shop.charged.size, shop.sold.size]).toEqual([1, 1])
  })

  test('in one order keeps no other from being settled', async () => {
    const shop = aShop({ reserve: outage })
    await shop.placeOrder(await shop.quoted(mina), key, call)
    await shop.placeOrder(await shop.quoted(jun), key, call)
    let first = true
    shop.say({
      reserve: () => {
        if (!first) return { kind: 'held' }
        first = false
        return crash()
      },
    })
    shop.pass(2_000)
    expect(await shop.settlePending(call)).toBe(2)
    expect(shop.announced).toEqual(['order-placed', 'order-placed', 'order-confirmed'])
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
