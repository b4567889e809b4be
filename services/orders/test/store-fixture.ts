import { afterEach, beforeEach, expect } from 'bun:test'
import { testCall } from '@galleria/testkit'
import type { Announce } from '../adapters/outbound/announce.ts'
import type { Cart } from '../domain/cart.ts'
import { euros } from '../domain/money.ts'
import type { OrderEvent, PlacedOrder, Placement } from '../domain/order.ts'
import { priceLine } from '../domain/pricing.ts'
import type { Quote } from '../domain/quote.ts'
import type { Opening, Store } from '../ports.ts'

/** Makes an empty store to try, and says how to put it away. */
export type CreateStore = (announce: Announce) => { readonly store: Store; close(): void }

export const call = testCall()
export const mina = 'shopper-mina'
export const lamp = { sku: 'LMP-012-OAK', quantity: 2 }
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
export const quoteOf = (quoteId: string): Quote => ({
  quoteId,
  shopperId: mina,
  cartVersion: 1,
  lines: [line],
  delivery: { kind: 'home' },
  totals,
  expiresAt: 900_000,
})
export const cart: Cart = { version: 1, lines: [lamp], changedAt: 1_000 }

export function openingOf(n: number, changes: Partial<Opening> = {}, place: Partial<Placement> = {}): Opening {
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

/** A fresh store before each test, in which Mina has two lamps in her cart. */
export function useStore(create: CreateStore) {
  let tried: ReturnType<CreateStore>
  const announced: string[] = []

  beforeEach(async () => {
    announced.length = 0
    tried = create(({ orderId }, events) => announced.push(...events.map(({ type }) => `${type} ${orderId}`)))
    await tried.store.carts.change(mina, () => ({ ok: true, cart }))
  })
  afterEach(() => tried.close())

  return {
    announced,
    get store() {
      return tried.store
    },
    /** Places an order on a quote of its own. */
    async opened(n: number, changes: Partial<Opening> = {}): Promise<PlacedOrder> {
      const { quotes, orders } = tried.store
      await quotes.save(quoteOf(`quote-${n}`))
      expect(await orders.open(openingOf(n, changes), call)).toEqual({ kind: 'opened' })
      const loaded = await orders.load(`order-${n}`)
      if (!loaded) throw new Error('the order was not written down')
      return loaded.order
    },
  }
}
