import type { Call } from '@galleria/chassis/call'
import type { Cart, CartDecision } from './domain/cart.ts'
import type { OrderEvent } from './domain/events.ts'
import type { Order, PlacedOrder } from './domain/order.ts'
import type { Quote } from './domain/quote.ts'

/**
 * Does `work` in one transaction with all that it writes, and resolves when that is on the disk. What comes at the same time
 * may share the flush (group commit); work that throws is undone alone.
 */
export type Write = <Result>(work: () => Result extends PromiseLike<unknown> ? never : Result) => Promise<Result>

/** Keeps one cart a shopper. */
export interface Carts {
  load(shopperId: string): Cart | undefined
  /** Decides on the cart as it stands and keeps the outcome, with nobody else in between. A refusal changes nothing. */
  change<Problem>(
    shopperId: string,
    decide: (stored: Cart | undefined) => CartDecision<Problem>,
    call: Call,
  ): Promise<CartDecision<Problem>>
  /** Keeps a cart, inside a transaction that has begun already. */
  keep(shopperId: string, before: Cart | undefined, after: Cart, call: Call): void
}

/** Keeps what was promised. */
export interface Quotes {
  save(quote: Quote, call: Call): Promise<void>
  load(quoteId: string): Quote | undefined
  /** The order that was bought on a quote. */
  usedBy(quoteId: string): string | undefined
  /** Inside a transaction that has begun already. */
  use(quoteId: string, orderId: string): void
}

/** What a shopper's key stands for; the keys of each purpose are keys of their own. */
export interface KeyUse {
  readonly shopperId: string
  readonly purpose: 'place' | 'revise'
  readonly key: string
}

/** What was asked under a key, and which order that was about. */
export interface KeyedRequest {
  /** See {@link Fingerprint}. */
  readonly requestHash: string
  readonly orderId: string
}

/** Remembers keys, for as long as the orders. */
export interface Keys {
  find(use: KeyUse): KeyedRequest | undefined
  /** Inside a transaction that has begun already. */
  keep(use: KeyUse, request: KeyedRequest): void
}

/** What happened to each order. The events are what is true; whatever else is kept of orders is folded from them. */
export interface Journal {
  load(orderId: string): PlacedOrder | undefined
  /**
   * Appends what happens to the order as it was loaded, inside a transaction that has begun already, and brings what is read
   * of it up to date. What is appended gets published. @throws VersionConflict when somebody has appended since.
   */
  append(order: Order, events: readonly OrderEvent[], call: Call): PlacedOrder
}

/** An order as it is shown: JSON, made when something last happened to it. */
export interface OrderView {
  readonly orderId: string
  readonly shopperId: string
  readonly json: string
}

/** What was sold so far. */
export interface Sales {
  readonly placed: number
  readonly confirmed: number
  readonly rejected: number
  readonly cancelled: number
  readonly delivered: number
  readonly pieces: number
  readonly revenueCents: number
  readonly refundedCents: number
}

/** What is read of orders. */
export interface OrderViews {
  find(orderId: string): OrderView | undefined
  /** A shopper's orders in short, newest first, those after `after`; undefined when that is no order of this shopper. */
  page(shopperId: string, page: { readonly after: string | undefined; readonly limit: number }): OrderView[] | undefined
  isNumberTaken(orderNumber: string): boolean
  sales(): Sales
  /** How many orders are neither confirmed nor rejected. */
  countPending(): number
}

/** Lets each event have its effect once. */
export interface Inbox {
  /** Runs the effect, and remembers the event, in one transaction; does nothing for an event that this consumer has seen. */
  once(consumer: string, eventId: string, effect: () => void): Promise<boolean>
}

/** Forgets carts and quotes that are of no use to anybody. */
export interface Attic {
  /** Forgets at most `limit` of each that expired before the times given; returns how many went. */
  clear(
    before: { readonly cartsUntouchedSince: number; readonly quotesExpiredAt: number },
    limit: number,
  ): Promise<number>
}

/** All that the orders keep. */
export interface Store {
  readonly write: Write
  readonly carts: Carts
  readonly quotes: Quotes
  readonly keys: Keys
  readonly journal: Journal
  readonly views: OrderViews
  readonly inbox: Inbox
  readonly attic: Attic
}

/** Counts what the shop wants to see on a dashboard. */
export interface Tally {
  happened(event: OrderEvent): void
}

/** The same short text for the same request, however its fields are ordered; nothing can be read back from it. */
export type Fingerprint = (request: unknown) => string

/** Milliseconds since the Unix epoch. */
export type Now = () => number
/** Now, as it is written down (RFC 3339, UTC). */
export type NowText = () => string
