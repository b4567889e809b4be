import { type Cart, type CartDecision, takeBought } from '../../domain/cart.ts'
import type { OrderEvent } from '../../domain/order.ts'
import type { Quote } from '../../domain/quote.ts'
import type { Closing, KeyedRequest, Opened, Opening, Settlement, Store, Undo } from '../../ports.ts'
import type { Announce } from './announce.ts'
import { replay } from './order-rows.ts'

interface Open {
  readonly paymentToken: string | undefined
  readonly undo: readonly Undo[]
  readonly attempts: number
  readonly dueAt: number
}

/** The same as the adapters to SQLite, for tests of use cases: it passes the same suites. */
export function memoryStore(announce: Announce): Store {
  const carts = new Map<string, Cart>()
  const quotes = new Map<string, Quote>()
  const usedQuotes = new Set<string>()
  const journals = new Map<string, OrderEvent[]>()
  const keys = new Map<string, KeyedRequest & { readonly orderId: string }>()
  const unsettled = new Map<string, Open>()
  const load = (orderId: string) => replay(journals.get(orderId) ?? [])
  const all = () => [...journals.keys()].flatMap((orderId) => load(orderId)?.order ?? [])
  const keep = (shopperId: string, cart: Cart) => {
    if (cart.version !== (carts.get(shopperId)?.version ?? 0)) carts.set(shopperId, cart)
  }

  return {
    countPending: () => all().filter(({ status }) => status === 'pending').length,
    carts: {
      load: async (shopperId) => carts.get(shopperId),
      async change<Problem>(shopperId: string, decide: (stored: Cart | undefined) => CartDecision<Problem>) {
        const decision = decide(carts.get(shopperId))
        if (decision.ok) keep(shopperId, decision.cart)
        return decision
      },
    },
    quotes: {
      async save(quote) {
        quotes.set(quote.quoteId, quote)
      },
      load: async (quoteId) => quotes.get(quoteId),
    },
    orders: {
      async open(
        { placement, events, shopperId, key, requestHash, cartVersion, paymentToken, settleAfter }: Opening,
        call,
      ): Promise<Opened> {
        const earlier = keys.get(`${shopperId} ${key}`)
        if (earlier) return { kind: 'key-known', requestHash: earlier.requestHash, orderId: earlier.orderId }
        if (usedQuotes.has(placement.quoteId)) return { kind: 'quote-used' }
        if ((carts.get(shopperId)?.version ?? 0) !== cartVersion) return { kind: 'cart-changed' }
        if (all().some(({ orderNumber }) => orderNumber === placement.orderNumber)) return { kind: 'number-taken' }
        const { orderId } = placement
        keys.set(`${shopperId} ${key}`, { shopperId, key, requestHash, orderId })
        usedQuotes.add(placement.quoteId)
        journals.set(orderId, [...events])
        unsettled.set(orderId, { paymentToken, undo: [], attempts: 0, dueAt: settleAfter })
        announce(placement, events, Date.parse(placement.placedAt), call)
        return { kind: 'opened' }
      },
      async close({ order, events, seen, at, bought, undo }: Closing, call) {
        const journal = journals.get(order.orderId) ?? []
        if (journal.length !== seen) return false
        journals.set(order.orderId, [...journal, ...events])
        const open = unsettled.get(order.orderId)
        if (open && undo.length > 0) unsettled.set(order.orderId, { ...open, paymentToken: undefined, undo })
        else unsettled.delete(order.orderId)
        const cart = carts.get(order.shopperId)
        if (cart) keep(order.shopperId, takeBought(cart, bought, at))
        announce(order, events, at, call)
        return true
      },
      load: async (orderId) => load(orderId),
      async keyed(shopperId, key) {
        const known = keys.get(`${shopperId} ${key}`)
        return known && { requestHash: known.requestHash, orderId: known.orderId }
      },
      async page(shopperId, { after, limit }) {
        const own = all()
          .filter((order) => order.shopperId === shopperId)
          .reverse()
        const start = after === undefined ? 0 : own.findIndex(({ orderId }) => orderId === after) + 1
        return after !== undefined && start === 0 ? undefined : own.slice(start, start + limit)
      },
    },
    settlements: {
      async claimDue(now, leaseUntil, limit) {
        const due = [...unsettled].filter(([, { dueAt }]) => dueAt <= now).sort(([, a], [, b]) => a.dueAt - b.dueAt)
        return due.slice(0, limit).map(([orderId, open]): Settlement => {
          const attempts = open.attempts + 1
          unsettled.set(orderId, { ...open, attempts, dueAt: leaseUntil })
          const { paymentToken, undo } = open
          return paymentToken === undefined
            ? { orderId, attempts, task: 'undo', undo }
            : { orderId, attempts, task: 'buy', paymentToken }
        })
      },
      async defer(orderId, dueAt) {
        const open = unsettled.get(orderId)
        if (open) unsettled.set(orderId, { ...open, dueAt })
      },
      async finish(orderId) {
        unsettled.delete(orderId)
      },
    },
    attic: {
      async clear({ cartsUntouchedSince, quotesExpiredAt }, limit) {
        const oldCarts = [...carts].filter(([, { changedAt }]) => changedAt < cartsUntouchedSince).slice(0, limit)
        const oldQuotes = [...quotes].filter(([, { expiresAt }]) => expiresAt < quotesExpiredAt).slice(0, limit)
        for (const [shopperId] of oldCarts) carts.delete(shopperId)
        for (const [quoteId] of oldQuotes) quotes.delete(quoteId)
        return oldCarts.length + oldQuotes.length
      },
    },
  }
}
