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

describe('a quote for a destination', () => {
  const destination = { countryCode: 'DE', postalCode: '10115' }
  const ways = (['economy', 'standard', 'express'] as const).map((service, i) => ({
    service,
    carrier: 'Glasshouse Parcel',
    price: { cents: [390, 490, 1_290][i] ?? 0, currency: 'EUR' as const },
    packages: 1,
    earliest: '2026-01-19',
    latest: '2026-01-21',
  }))

  test('is at the carriers’ price for the service that was chosen, and names the others', async () => {
    const { add, quote, carriersSay } = aCheckout()
    await add(vase, 1)
    carriersSay({ options: ways })
    expect(granted(await quote({ kind: 'home', service: 'express', destination }))).toMatchObject({
      delivery: { kind: 'home', service: 'express', destination },
      totals: { subtotal: { cents: 2_450 }, shipping: { cents: 1_290 }, total: { cents: 3_740 } },
      options: ways,
    })
    expect(granted(await quote({ kind: 'home', destination }))).toMatchObject({
      delivery: { service: 'standard' },
      totals: { shipping: { cents: 490 } },
    })
  })

  test('is refused for a service or a place that nobody goes to', async () => {
    const { add, quote, carriersSay } = aCheckout()
    await add(vase, 1)
    carriersSay({ options: ways.slice(0, 2) })
    expect(await quote({ kind: 'home', service: 'express', destination })).toEqual({
      ok: false,
      problem: { code: 'service-not-offered', offered: ['economy', 'standard'] },
    })
    carriersSay({ refused: 'destination-unserved' })
    expect(await quote({ kind: 'home', destination })).toEqual({ ok: false, problem: { code: 'destination-unserved' } })
  })

  test('is at the flat rate while nobody knows the carriers, and then for the standard service only', async () => {
    const { add, quote } = aCheckout()
    await add(vase, 1)
    const flat = granted(await quote({ kind: 'home', destination }))
    expect(flat).toMatchObject({ totals: { shipping: { cents: 490 } } })
    expect(flat.options).toBeUndefined()
    expect(await quote({ kind: 'home', service: 'express', destination })).toEqual({
      ok: false,
      problem: { code: 'service-not-offered', offered: ['standard'] },
    })
  })
})
