import { describe, expect, test } from 'bun:test'
import { Outage } from '@galleria/chassis/outage'
import { dayMs, granted, mina } from '../test/a-shop.ts'
import { article, aTill, call } from '../test/a-till.ts'
import { lamp, vase } from '../test/neighbours.ts'
import { makeAddToCart } from './fill-cart.ts'
import { makeQuoteOrder } from './quote-order.ts'

function aCheckout() {
  const till = aTill()
  const add = makeAddToCart(till.ports)
  const quote = makeQuoteOrder(till.ports)
  return {
    ...till,
    add: async (sku: string, quantity: number) =>
      granted(await add({ shopperId: mina, sku, quantity, locale: 'en' }, call)),
    quote: (delivery: Parameters<typeof quote>[0]['delivery'] = { kind: 'home' }) =>
      quote({ shopperId: mina, delivery, locale: 'en' }, call),
  }
}

describe('a quote', () => {
  test('promises for a quarter of an hour what the cart costs to that place', async () => {
    const { add, quote, ports } = aCheckout()
    await add(vase, 2)
    expect(granted(await quote())).toMatchObject({
      cartVersion: 1,
      lines: [{ sku: vase, quantity: 2, linePrice: { cents: 4_900 } }],
      totals: { subtotal: { cents: 4_900 }, shipping: { cents: 490 }, tax: { cents: 861 }, total: { cents: 5_390 } },
      expiresAt: ports.now() + 900_000,
    })
  })

  test('keeps its price when the catalogue changes its own', async () => {
    const { add, quote, articles, store } = aCheckout()
    await add(lamp, 1)
    const { quoteId } = granted(await quote())
    articles.set(lamp, article(lamp, 1))
    expect(await store.quotes.load(quoteId)).toMatchObject({ totals: { subtotal: { cents: 8_900 } } })
  })

  test('is not made for an empty cart', async () => {
    expect(await aCheckout().quote()).toEqual({ ok: false, problem: { code: 'cart-empty' } })
  })

  test('is not made for a cart that has expired, and is a moment before', async () => {
    const { add, quote, pass } = aCheckout()
    await add(lamp, 1)
    pass(30 * dayMs - 1)
    expect((await quote()).ok).toBe(true)
    pass(1)
    expect(await quote()).toEqual({ ok: false, problem: { code: 'cart-expired' } })
  })

  test('is not made for a store that is none of ours', async () => {
    const { add, quote } = aCheckout()
    await add(lamp, 1)
    expect((await quote({ kind: 'pickup', storeId: 'seoul-hannam' })).ok).toBe(true)
    expect(await quote({ kind: 'pickup', storeId: 'atlantis' })).toEqual({
      ok: false,
      problem: { code: 'store-unknown' },
    })
  })

  test('is not made while something in the cart is no longer sold', async () => {
    const { add, quote, articles } = aCheckout()
    await add(lamp, 1)
    await add(vase, 1)
    articles.delete(vase)
    expect(await quote()).toEqual({ ok: false, problem: { code: 'articles-gone', skus: [vase] } })
  })

  test('is not made up while the catalogue is away', async () => {
    const { add, quote, ports } = aCheckout()
    await add(lamp, 1)
    ports.catalogue.articles = async () => {
      throw new Outage('timeout', 'catalog.variant.price')
    }
    await expect(quote()).rejects.toThrow(Outage)
  })
})
