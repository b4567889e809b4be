import { describe, expect, test } from 'bun:test'
import { Outage } from '@galleria/chassis/outage'
import { aShop, call, granted, jun, lamp, mina, vase } from '../test/a-shop.ts'
import { makeAddToCart } from './fill-cart.ts'
import { leaseMs } from './settle-order.ts'

const key = 'a-key-of-minas-browser'

function outage(): never {
  throw new Outage('timeout', 'somebody')
}

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

  test('is given up after ten minutes in the dark: whatever the provider did is voided', async () => {
    const shop = aShop({ authorize: () => ({ kind: 'unknown' }) })
    const request = await shop.quoted()
    const { orderId } = granted(await shop.placeOrder(request, key, call))
    shop.charged.add(orderId)
    shop.pass(10 * 60_000 - 1)
    await shop.settlePending(call)
    expect(shop.announced).toEqual(['order-placed'])
    shop.pass(60_000)
    await shop.settlePending(call)
    expect(granted(await shop.placeOrder(request, key, call))).toMatchObject({
      status: 'rejected',
      rejection: { reason: 'payment-declined' },
    })
    expect(shop.asked.slice(-4)).toEqual(['reserve', 'authorize', 'void', 'release'])
    expect(shop.charged.size).toBe(0)
  })

  test('is not given up for having waited long, when the answer comes with the next try', async () => {
    const shop = aShop({ authorize: outage })
    await shop.placeOrder(await shop.quoted(), key, call)
    shop.say({ authorize: () => ({ kind: 'authorized' }) })
    shop.pass(60 * 60_000)
    await shop.settlePending(call)
    expect(shop.announced).toEqual(['order-placed', 'order-confirmed'])
  })

  test('is asked about less and less often, and for as long as the outage lasts', async () => {
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
