import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { testCall } from '@galleria/testkit'
import type { Cart } from '../../domain/cart.ts'
import { euros } from '../../domain/money.ts'
import type { OrderEvent, PlacedOrder, Placement } from '../../domain/order.ts'
import { priceLine } from '../../domain/pricing.ts'
import type { Quote } from '../../domain/quote.ts'
import type { Opening, Store } from '../../ports.ts'
import type { Announce } from './announce.ts'

/** A store to try, and how to put it away. */
export interface TriedStore {
  readonly store: Store
  close(): void
}

const call = testCall()
const mina = 'shopper-mina'
const lamp = { sku: 'LMP-012-OAK', quantity: 2 }
const line = priceLine(
  {
    sku: lamp.sku,
    productId: 'oslo-table-lamp',
    productName: 'Oslo table lamp',
    variantName: 'Oak',
    unitPrice: euros(8_900),
    picture: { id: 'p', src: '/pictures/p.svg', width: 800, height: 800, alt: 'Oslo table lamp in oak' },
  },
  lamp.quantity,
)
const totals = { subtotal: euros(17_800), shipping: euros(0), tax: euros(2_842), total: euros(17_800) }
const quoteOf = (quoteId: string): Quote => ({
  quoteId,
  shopperId: mina,
  cartVersion: 1,
  lines: [line],
  delivery: { kind: 'home' },
  totals,
  expiresAt: 900_000,
})
const cart: Cart = { version: 1, lines: [lamp], changedAt: 1_000 }

function openingOf(n: number, changes: Partial<Opening> = {}, place: Partial<Placement> = {}): Opening {
  const placement: Placement = {
    orderId: `order-${n}`,
    orderNumber: `G-0000-000${n}`,
    shopperId: mina,
    quoteId: `quote-${n}`,
    placedAt: '2026-01-15T10:00:00.000Z',
    contact: { name: 'Mina Park', email: 'mina@example.com' },
    delivery: { kind: 'pickup', storeId: 'seoul-hannam' },
    lines: [line],
    totals,
    ...place,
  }
  const events: OrderEvent[] = [{ type: 'order-placed', placement }]
  const keyed = { shopperId: placement.shopperId, key: `key-${n}`, requestHash: `hash-${n}` }
  return { ...keyed, placement, events, cartVersion: 1, paymentToken: `tok_${n}`, settleAfter: 15_000, ...changes }
}

/** What every store of the orders must do, whatever it is made of. */
export function storeSuite(create: (announce: Announce) => TriedStore): void {
  let tried: TriedStore
  let store: Store
  let announced: string[]

  beforeEach(async () => {
    announced = []
    tried = create(({ orderId }, events) => announced.push(...events.map(({ type }) => `${type} ${orderId}`)))
    store = tried.store
    await store.carts.change(mina, () => ({ ok: true, cart }))
  })
  afterEach(() => tried.close())

  async function opened(n: number, changes: Partial<Opening> = {}): Promise<PlacedOrder> {
    await store.quotes.save(quoteOf(`quote-${n}`))
    expect(await store.orders.open(openingOf(n, changes), call)).toEqual({ kind: 'opened' })
    const loaded = await store.orders.load(`order-${n}`)
    if (!loaded) throw new Error('the order was not written down')
    return loaded.order
  }

  describe('carts', () => {
    test('a cart comes back as it was left, and another shopper has none', async () => {
      expect(await store.carts.load(mina)).toEqual(cart)
      expect(await store.carts.load('shopper-jun')).toBeUndefined()
    })

    test('a change is decided on the cart as it stands', async () => {
      await store.carts.change(mina, (stored) => ({
        ok: true,
        cart: { version: (stored?.version ?? 0) + 1, lines: [], changedAt: 2_000 },
      }))
      expect(await store.carts.load(mina)).toEqual({ version: 2, lines: [], changedAt: 2_000 })
    })

    test('a refusal changes nothing', async () => {
      const refused = await store.carts.change(mina, () => ({ ok: false, problem: 'no' }))
      expect(refused).toEqual({ ok: false, problem: 'no' })
      expect(await store.carts.load(mina)).toEqual(cart)
    })
  })

  test('a quote comes back as it was promised, and an unknown one does not', async () => {
    await store.quotes.save(quoteOf('quote-1'))
    expect(await store.quotes.load('quote-1')).toEqual(quoteOf('quote-1'))
    expect(await store.quotes.load('quote-2')).toBeUndefined()
  })

  describe('opening an order', () => {
    test('writes down order, key and announcement together', async () => {
      const order = await opened(1)
      expect(order).toEqual({ ...openingOf(1).placement, status: 'pending' })
      expect(await store.orders.keyed(mina, 'key-1')).toEqual({ requestHash: 'hash-1', orderId: 'order-1' })
      expect(announced).toEqual(['order-placed order-1'])
      expect(store.countPending()).toBe(1)
    })

    const nothingHappened = async (opening: Opening, kind: string) => {
      expect(await store.orders.open(opening, call)).toMatchObject({ kind })
      expect(await store.orders.load(opening.placement.orderId)).toBeUndefined()
      expect(announced).toEqual(['order-placed order-1'])
      expect(store.countPending()).toBe(1)
    }

    test('a key opens once, and tells what it opened', async () => {
      await opened(1)
      await store.quotes.save(quoteOf('quote-2'))
      await nothingHappened(openingOf(2, { key: 'key-1' }), 'key-known')
      expect(await store.orders.open(openingOf(2, { key: 'key-1' }), call)).toEqual({
        kind: 'key-known',
        requestHash: 'hash-1',
        orderId: 'order-1',
      })
    })

    test('the same key of another shopper is another key', async () => {
      await opened(1)
      expect(await store.orders.keyed('shopper-jun', 'key-1')).toBeUndefined()
    })

    test('a quote buys once', async () => {
      await opened(1)
      await nothingHappened(openingOf(2, {}, { quoteId: 'quote-1' }), 'quote-used')
    })

    test('a cart that has changed since the quote is not bought', async () => {
      await opened(1)
      await nothingHappened(openingOf(2, { cartVersion: 2 }), 'cart-changed')
    })

    test('no two orders share a number', async () => {
      await opened(1)
      await nothingHappened(openingOf(2, {}, { orderNumber: 'G-0000-0001' }), 'number-taken')
    })
  })

  describe('closing an order', () => {
    const confirmation = (order: PlacedOrder) =>
      ({ order, events: [{ type: 'order-confirmed' }], seen: 1, at: 5_000, bought: [lamp], undo: [] }) as const
    const rejection = { reason: 'out-of-stock', skus: [lamp.sku] } as const

    test('confirmed: it is announced, the cart is empty, and nothing is left to settle', async () => {
      const order = await opened(1)
      expect(await store.orders.close(confirmation(order), call)).toBe(true)
      expect(await store.orders.load('order-1')).toMatchObject({ order: { status: 'confirmed' }, seen: 2 })
      expect(await store.carts.load(mina)).toEqual({ version: 2, lines: [], changedAt: 5_000 })
      expect(announced).toEqual(['order-placed order-1', 'order-confirmed order-1'])
      expect(store.countPending()).toBe(0)
      expect(await store.settlements.claimDue(99_000, 99_001, 10)).toEqual([])
    })

    test('whoever comes second changes nothing', async () => {
      const order = await opened(1)
      await store.orders.close(confirmation(order), call)
      const second = { ...confirmation(order), events: [{ type: 'order-rejected', rejection }] } as const
      expect(await store.orders.close(second, call)).toBe(false)
      expect(await store.orders.load('order-1')).toMatchObject({ order: { status: 'confirmed' }, seen: 2 })
      expect(announced).toHaveLength(2)
    })

    test('rejected: the cart stays, the token is forgotten, and what must be undone is remembered', async () => {
      const order = await opened(1)
      const closing = {
        order,
        events: [{ type: 'order-rejected', rejection }],
        seen: 1,
        at: 5_000,
        bought: [],
        undo: ['release-stock'],
      } as const
      expect(await store.orders.close(closing, call)).toBe(true)
      expect(await store.orders.load('order-1')).toMatchObject({ order: { status: 'rejected', rejection } })
      expect(await store.carts.load(mina)).toEqual(cart)
      expect(await store.settlements.claimDue(15_000, 30_000, 10)).toEqual([
        { orderId: 'order-1', attempts: 1, task: 'undo', undo: ['release-stock'] },
      ])
    })
  })

  describe('settling', () => {
    test("an order is somebody else's only when its time has come, and then for one of them", async () => {
      await opened(1)
      expect(await store.settlements.claimDue(14_999, 30_000, 10)).toEqual([])
      expect(await store.settlements.claimDue(15_000, 30_000, 10)).toEqual([
        { orderId: 'order-1', attempts: 1, task: 'buy', paymentToken: 'tok_1' },
      ])
      expect(await store.settlements.claimDue(15_000, 30_000, 10)).toEqual([])
      expect(await store.settlements.claimDue(30_000, 45_000, 10)).toMatchObject([{ attempts: 2 }])
    })

    test('the oldest come first, and no more than asked for', async () => {
      await opened(1, { settleAfter: 300 })
      await opened(2, { settleAfter: 100 })
      await opened(3, { settleAfter: 200 })
      const claimed = await store.settlements.claimDue(1_000, 2_000, 2)
      expect(claimed.map(({ orderId }) => orderId).sort()).toEqual(['order-2', 'order-3'])
    })

    test('what is put off comes back later, and what is finished does not', async () => {
      await opened(1)
      await store.settlements.defer('order-1', 50_000)
      expect(await store.settlements.claimDue(49_999, 60_000, 10)).toEqual([])
      expect(await store.settlements.claimDue(50_000, 60_000, 10)).toHaveLength(1)
      await store.settlements.finish('order-1')
      expect(await store.settlements.claimDue(99_000, 99_001, 10)).toEqual([])
    })
  })

  describe('the history', () => {
    test('the newest order comes first, page after page', async () => {
      for (const n of [1, 2, 3]) await opened(n)
      const first = await store.orders.page(mina, { after: undefined, limit: 2 })
      expect(first?.map(({ orderId }) => orderId)).toEqual(['order-3', 'order-2'])
      const second = await store.orders.page(mina, { after: 'order-2', limit: 2 })
      expect(second?.map(({ orderId }) => orderId)).toEqual(['order-1'])
    })

    test("an order that is not this shopper's is no place in the list", async () => {
      await opened(1)
      expect(await store.orders.page('shopper-jun', { after: undefined, limit: 2 })).toEqual([])
      expect(await store.orders.page('shopper-jun', { after: 'order-1', limit: 2 })).toBeUndefined()
      expect(await store.orders.page(mina, { after: 'order-9', limit: 2 })).toBeUndefined()
    })
  })

  test('only what is older than the times given is forgotten', async () => {
    await store.quotes.save(quoteOf('quote-1'))
    expect(await store.attic.clear({ cartsUntouchedSince: 1_000, quotesExpiredAt: 900_000 }, 10)).toBe(0)
    expect(await store.attic.clear({ cartsUntouchedSince: 1_001, quotesExpiredAt: 900_001 }, 10)).toBe(2)
    expect(await store.carts.load(mina)).toBeUndefined()
    expect(await store.quotes.load('quote-1')).toBeUndefined()
  })
}
