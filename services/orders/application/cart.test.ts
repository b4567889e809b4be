import { describe, expect, test } from 'bun:test'
import { Outage } from '@galleria/chassis/outage'
import { dayMs, granted, jun, mina } from '../test/a-shop.ts'
import { article, aTill, call } from '../test/a-till.ts'
import { lamp, vase } from '../test/neighbours.ts'
import { makeAddToCart, makeChangeCart } from './fill-cart.ts'
import { makeGetCart } from './get-cart.ts'
import { makeMergeCarts } from './merge-carts.ts'
import { makeRemoveFromCart } from './remove-from-cart.ts'

function aCart() {
  const till = aTill()
  const { ports } = till
  const [add, change, get, remove, merge] = [
    makeAddToCart(ports),
    makeChangeCart(ports),
    makeGetCart(ports),
    makeRemoveFromCart(ports),
    makeMergeCarts(ports),
  ]
  return {
    ...till,
    add: (sku: string, quantity: number, shopperId = mina) => add({ shopperId, sku, quantity, locale: 'en' }, call),
    change: (sku: string, quantity: number) => change({ shopperId: mina, sku, quantity, locale: 'en' }, call),
    get: async (shopperId = mina) => granted(await get({ shopperId, locale: 'en' }, call)),
    merge: (guestId: string) => merge({ shopperId: mina, guestId, locale: 'en' }, call),
    remove: (sku: string) => remove({ shopperId: mina, sku, locale: 'en' }, call),
  }
}

describe('a cart', () => {
  test('is empty at first, and needs no catalogue for that', async () => {
    const { ports, get } = aCart()
    ports.catalogue.articles = async (skus) => {
      if (skus.length > 0) throw new Outage('timeout', 'catalog.variant.price')
      return new Map()
    }
    expect(await get()).toMatchObject({ version: 0, lines: [], itemCount: 0, subtotal: { cents: 0 }, dropped: [] })
  })

  test("adds up what is put in, and shows today's prices", async () => {
    const { add, get, articles } = aCart()
    await add(lamp, 1)
    expect(granted(await add(lamp, 2))).toMatchObject({ version: 2, itemCount: 3, subtotal: { cents: 26_700 } })
    articles.set(lamp, article(lamp, 5_000))
    expect(await get()).toMatchObject({
      version: 2,
      lines: [{ unitPrice: { cents: 5_000 }, linePrice: { cents: 15_000 } }],
      subtotal: { cents: 15_000 },
    })
  })

  test('belongs to its shopper alone', async () => {
    const { add, get } = aCart()
    await add(lamp, 1)
    expect(await get(jun)).toMatchObject({ itemCount: 0 })
  })

  test('takes nothing that is not sold', async () => {
    const { add, get } = aCart()
    expect(await add('ZZZ-999-RED', 1)).toEqual({ ok: false, problem: { code: 'article-unknown' } })
    expect(await get()).toMatchObject({ version: 0, lines: [] })
  })

  test('changes a line that is there, and says so when it is not', async () => {
    const { add, change, get } = aCart()
    await add(lamp, 3)
    expect(granted(await change(lamp, 1))).toMatchObject({ version: 2, itemCount: 1 })
    expect(await change(vase, 1)).toEqual({ ok: false, problem: { code: 'line-absent' } })
    expect(await get()).toMatchObject({ version: 2, itemCount: 1 })
  })

  test('gives back what is taken out, also when it was not in', async () => {
    const { add, remove } = aCart()
    await add(lamp, 3)
    expect(granted(await remove(vase))).toMatchObject({ version: 1, itemCount: 3 })
    expect(granted(await remove(lamp))).toMatchObject({ version: 2, lines: [] })
  })

  test('stays as it is while the catalogue is away, and whoever asks hears of the outage', async () => {
    const { ports, add, store } = aCart()
    await add(lamp, 1)
    ports.catalogue.articles = async () => {
      throw new Outage('timeout', 'catalog.variant.price')
    }
    await expect(add(vase, 1)).rejects.toThrow(Outage)
    expect(await store.carts.load(mina)).toMatchObject({ version: 1, lines: [{ sku: lamp, quantity: 1 }] })
  })

  test('drops what is no longer sold, and says it once', async () => {
    const { add, get, articles } = aCart()
    await add(lamp, 1)
    await add(vase, 2)
    articles.delete(vase)
    expect(await get()).toMatchObject({ version: 3, itemCount: 1, dropped: [vase] })
    expect(await get()).toMatchObject({ version: 3, itemCount: 1, dropped: [] })
  })

  test('is worth no more than an amount of money can say', async () => {
    const { add, change, articles } = aCart()
    articles.set(lamp, article(lamp, 30_000_000))
    expect(await add(lamp, 2)).toEqual({ ok: false, problem: { code: 'cart-too-dear' } })
    expect((await add(lamp, 1)).ok).toBe(true)
    expect(await change(lamp, 2)).toEqual({ ok: false, problem: { code: 'cart-too-dear' } })
    articles.set(lamp, article(lamp, 60_000_000))
    expect((await change(lamp, 1)).ok).toBe(true)
  })

  test('loses nothing when many things are put in at once', async () => {
    const { add, get } = aCart()
    await Promise.all(Array.from({ length: 20 }, (_, i) => add(i % 2 === 0 ? lamp : vase, 1)))
    expect(await get()).toMatchObject({ version: 20, itemCount: 20 })
  })
})

describe('a cart nobody touched for its whole lifetime', () => {
  test('shows as an empty one, and reading it does not make it a new one', async () => {
    const { add, get, pass, store } = aCart()
    await add(lamp, 1)
    pass(30 * dayMs)
    expect(await get()).toMatchObject({ version: 2, lines: [] })
    expect(await store.carts.load(mina)).toMatchObject({ version: 1, lines: [{ sku: lamp }] })
  })

  test('is there again a moment before, and each change begins its lifetime anew', async () => {
    const { add, get, pass } = aCart()
    await add(lamp, 1)
    pass(30 * dayMs - 1)
    await add(lamp, 1)
    pass(30 * dayMs - 1)
    expect(await get()).toMatchObject({ itemCount: 2 })
  })

  test('is begun anew by whatever is put in next', async () => {
    const { add, pass } = aCart()
    await add(lamp, 5)
    pass(30 * dayMs)
    expect(granted(await add(vase, 1))).toMatchObject({ version: 3, lines: [{ sku: vase }], itemCount: 1 })
  })
})

describe('a guest who signs in', () => {
  test('[B11] finds what was in either cart, and finding it again adds nothing', async () => {
    const { add, merge, get } = aCart()
    await add(lamp, 1)
    await add(lamp, 3, jun)
    await add(vase, 2, jun)
    expect(granted(await merge(jun))).toMatchObject({ itemCount: 5, subtotal: { cents: 31_600 } })
    expect(granted(await merge(jun))).toMatchObject({ version: 2, itemCount: 5 })
    expect(await get(jun)).toMatchObject({ lines: [], itemCount: 0 })
  })

  test('[B11] merging many times at once is merging once', async () => {
    const { add, merge, get } = aCart()
    await add(lamp, 3, jun)
    await Promise.all(Array.from({ length: 20 }, () => merge(jun)))
    expect(await get()).toMatchObject({ version: 1, itemCount: 3 })
  })

  test('brings nothing that is no longer sold, nothing of an expired cart, and never loses what is their own', async () => {
    const { add, merge, articles, get, pass } = aCart()
    await add(lamp, 1)
    await add(vase, 2, jun)
    articles.delete(vase)
    expect(granted(await merge(jun))).toMatchObject({ version: 1, itemCount: 1 })
    expect(granted(await merge(mina))).toMatchObject({ version: 1, itemCount: 1 })
    await add(lamp, 9, jun)
    pass(30 * dayMs)
    await merge(jun)
    expect(await get()).toMatchObject({ itemCount: 0 })
  })

  test('leaves behind what would make the cart too dear', async () => {
    const { add, merge, get, articles } = aCart()
    articles.set(lamp, article(lamp, 30_000_000))
    articles.set(vase, article(vase, 30_000_000))
    await add(lamp, 1)
    await add(vase, 1, jun)
    expect(granted(await merge(jun))).toMatchObject({ itemCount: 1 })
    expect(await get(jun)).toMatchObject({ itemCount: 1 })
  })

  test('hears of the outage when the catalogue is away, and both carts stay as they are', async () => {
    const { add, merge, ports, store } = aCart()
    await add(lamp, 2, jun)
    ports.catalogue.articles = async () => {
      throw new Outage('timeout', 'catalog.variant.price')
    }
    await expect(merge(jun)).rejects.toThrow(Outage)
    expect(await store.carts.load(jun)).toMatchObject({ lines: [{ sku: lamp, quantity: 2 }] })
    expect(await store.carts.load(mina)).toBeUndefined()
  })
})
