import { describe, expect, test } from 'bun:test'
import type { PlacedOrder } from '../../domain/order.ts'
import type { Opening } from '../../ports.ts'
import { type CreateStore, call, cart, lamp, mina, openingOf, quoteOf, useStore } from '../../test/store-fixture.ts'

/** What every journal of orders does, whatever it is made of. */
export function ordersSuite(create: CreateStore): void {
  const tried = useStore(create)

  describe('opening an order', () => {
    test('writes down order, key and announcement together', async () => {
      const order = await tried.opened(1)
      expect(order).toEqual({ ...openingOf(1).placement, status: 'pending' })
      expect(await tried.store.orders.keyed(mina, 'key-1')).toEqual({ requestHash: 'hash-1', orderId: 'order-1' })
      expect(tried.announced).toEqual(['order-placed order-1'])
      expect(tried.store.countPending()).toBe(1)
    })

    const nothingHappened = async (opening: Opening, kind: string) => {
      expect(await tried.store.orders.open(opening, call)).toMatchObject({ kind })
      expect(await tried.store.orders.load(opening.placement.orderId)).toBeUndefined()
      expect(tried.announced).toEqual(['order-placed order-1'])
      expect(tried.store.countPending()).toBe(1)
    }

    test('a key opens once, and tells what it opened', async () => {
      await tried.opened(1)
      await tried.store.quotes.save(quoteOf('quote-2'))
      await nothingHappened(openingOf(2, { key: 'key-1' }), 'key-known')
      expect(await tried.store.orders.open(openingOf(2, { key: 'key-1' }), call)).toEqual({
        kind: 'key-known',
        requestHash: 'hash-1',
        orderId: 'order-1',
      })
    })

    test('the same key of another shopper is another key', async () => {
      await tried.opened(1)
      expect(await tried.store.orders.keyed('shopper-jun', 'key-1')).toBeUndefined()
    })

    test('a quote buys once', async () => {
      await tried.opened(1)
      await nothingHappened(openingOf(2, {}, { quoteId: 'quote-1' }), 'quote-used')
    })

    test('a cart that has changed since the quote is not bought', async () => {
      await tried.opened(1)
      await nothingHappened(openingOf(2, { cartVersion: 2 }), 'cart-changed')
    })

    test('no two orders share a number', async () => {
      await tried.opened(1)
      await nothingHappened(openingOf(2, {}, { orderNumber: 'G-0000-0001' }), 'number-taken')
    })
  })

  describe('closing an order', () => {
    const confirmation = (order: PlacedOrder) =>
      ({ order, events: [{ type: 'order-confirmed' }], seen: 1, at: 5_000, bought: [lamp], undo: [] }) as const
    const rejection = { reason: 'out-of-stock', skus: [lamp.sku] } as const

    test('confirmed: it is announced, the cart is empty, and nothing is left to settle', async () => {
      const order = await tried.opened(1)
      expect(await tried.store.orders.close(confirmation(order), call)).toBe(true)
      expect(await tried.store.orders.load('order-1')).toMatchObject({ order: { status: 'confirmed' }, seen: 2 })
      expect(await tried.store.carts.load(mina)).toEqual({ version: 2, lines: [], changedAt: 5_000 })
      expect(tried.announced).toEqual(['order-placed order-1', 'order-confirmed order-1'])
      expect(tried.store.countPending()).toBe(0)
      expect(await tried.store.settlements.claimDue(99_000, 99_001, 10)).toEqual([])
    })

    test('whoever comes second changes nothing', async () => {
      const order = await tried.opened(1)
      await tried.store.orders.close(confirmation(order), call)
      const second = { ...confirmation(order), events: [{ type: 'order-rejected', rejection }] } as const
      expect(await tried.store.orders.close(second, call)).toBe(false)
      expect(await tried.store.orders.load('order-1')).toMatchObject({ order: { status: 'confirmed' }, seen: 2 })
      expect(tried.announced).toHaveLength(2)
    })

    test('rejected: the cart stays, the token is forgotten, and what must be undone is remembered', async () => {
      const order = await tried.opened(1)
      const closing = {
        order,
        events: [{ type: 'order-rejected', rejection }],
        seen: 1,
        at: 5_000,
        bought: [],
        undo: ['release-stock'],
      } as const
      expect(await tried.store.orders.close(closing, call)).toBe(true)
      expect(await tried.store.orders.load('order-1')).toMatchObject({ order: { status: 'rejected', rejection } })
      expect(await tried.store.carts.load(mina)).toEqual(cart)
      expect(await tried.store.settlements.claimDue(15_000, 30_000, 10)).toEqual([
        { orderId: 'order-1', attempts: 1, task: 'undo', undo: ['release-stock'] },
      ])
    })
  })

  describe('the history', () => {
    test('the newest order comes first, page after page', async () => {
      for (const n of [1, 2, 3]) await tried.opened(n)
      const first = await tried.store.orders.page(mina, { after: undefined, limit: 2 })
      expect(first?.map(({ orderId }) => orderId)).toEqual(['order-3', 'order-2'])
      const second = await tried.store.orders.page(mina, { after: 'order-2', limit: 2 })
      expect(second?.map(({ orderId }) => orderId)).toEqual(['order-1'])
    })

    test("an order that is not this shopper's is no place in the list", async () => {
      await tried.opened(1)
      expect(await tried.store.orders.page('shopper-jun', { after: undefined, limit: 2 })).toEqual([])
      expect(await tried.store.orders.page('shopper-jun', { after: 'order-1', limit: 2 })).toBeUndefined()
      expect(await tried.store.orders.page(mina, { after: 'order-9', limit: 2 })).toBeUndefined()
    })
  })
}
