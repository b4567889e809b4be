import type { Call } from '@galleria/chassis/call'
import type { Cart, CartDecision, CartLine } from './domain/cart.ts'
import type { DeclineReason, OrderEvent, PlacedOrder, Placement, Rejection } from './domain/order.ts'
import type { Article } from './domain/pricing.ts'
import type { Quote } from './domain/quote.ts'

/** Keeps one cart a shopper. */
export interface Carts {
  load(shopperId: string): Promise<Cart | undefined>
  /** Decides on the cart as it stands and keeps the outcome, with nobody else in between. A refusal changes nothing. */
  change<Problem>(
    shopperId: string,
    decide: (stored: Cart | undefined) => CartDecision<Problem>,
  ): Promise<CartDecision<Problem>>
}

/** Keeps what was promised. */
export interface Quotes {
  save(quote: Quote): Promise<void>
  load(quoteId: string): Promise<Quote | undefined>
}

/** The shopper's key, what was asked under it, and the order that came of it. */
export interface KeyedRequest {
  readonly shopperId: string
  readonly key: string
  /** See {@link Fingerprint}. */
  readonly requestHash: string
}

/** An order that is about to be written down for the first time. */
export interface Opening extends KeyedRequest {
  readonly events: readonly OrderEvent[]
  readonly placement: Placement
  readonly cartVersion: number
  /** Kept only as long as the money is not settled. */
  readonly paymentToken: string
  /** When somebody else may take the settling over; milliseconds since the Unix epoch. */
  readonly settleAfter: number
}

/** What became of an {@link Opening}. Only `opened` has changed anything. */
export type Opened =
  | { readonly kind: 'opened' }
  | { readonly kind: 'key-known'; readonly requestHash: string; readonly orderId: string }
  | { readonly kind: 'quote-used' }
  | { readonly kind: 'cart-changed' }
  | { readonly kind: 'number-taken' }

/** The end of an order. */
export interface Closing {
  readonly order: PlacedOrder
  readonly events: readonly OrderEvent[]
  /** How many events the order had when it was decided on. */
  readonly seen: number
  /** Milliseconds since the Unix epoch. */
  readonly at: number
  /** Taken out of the shopper's cart. */
  readonly bought: readonly CartLine[]
  /** What must be taken back; without any, the order is settled. */
  readonly undo: readonly Undo[]
}

/** An order and how many events made it so. */
export interface LoadedOrder {
  readonly order: PlacedOrder
  readonly seen: number
}

/** The orders' journal: what happened to each, and the events that tell the others, written down together. */
export interface Orders {
  /** Writes down order, key, use of the quote, settlement and announcement: all or none. */
  open(opening: Opening, call: Call): Promise<Opened>
  /** Writes down the end, its announcement, the emptied cart and what is left to undo. False when somebody else was first. */
  close(closing: Closing, call: Call): Promise<boolean>
  load(orderId: string): Promise<LoadedOrder | undefined>
  /** What was asked under a key before. */
  keyed(shopperId: string, key: string): Promise<{ readonly requestHash: string; readonly orderId: string } | undefined>
  /** A shopper's orders, newest first, those after `after`; undefined when that is no order of this shopper. */
  page(
    shopperId: string,
    page: { readonly after: string | undefined; readonly limit: number },
  ): Promise<PlacedOrder[] | undefined>
}

/** Taking back what an order that came to nothing may have had done. */
export type Undo = 'void-payment' | 'release-stock'

/** An order that is not settled: it is bought with the token, or what was done for it is undone. */
export type Settlement = {
  readonly orderId: string
  /** How many tries came before this one; they may have got further than anybody knows. */
  readonly attempts: number
} & (
  | { readonly task: 'buy'; readonly paymentToken: string }
  | { readonly task: 'undo'; readonly undo: readonly Undo[] }
)

/** Orders that are not settled yet. */
export interface Settlements {
  /** Takes on those that are due, oldest first, so that nobody else does before `leaseUntil`. Counts the attempt. */
  claimDue(now: number, leaseUntil: number, limit: number): Promise<Settlement[]>
  /** Puts one off. */
  defer(orderId: string, dueAt: number): Promise<void>
  /** Strikes one off. */
  finish(orderId: string): Promise<void>
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
  readonly carts: Carts
  readonly quotes: Quotes
  readonly orders: Orders
  readonly settlements: Settlements
  readonly attic: Attic
  /** How many orders are neither confirmed nor rejected. */
  countPending(): number
}

/** What the catalogue knows. @throws Outage when it does not answer. */
export interface Catalogue {
  /** Today's articles by their sku, in the shopper's language; those that are no longer sold are missing. */
  articles(skus: readonly string[], locale: 'en' | 'ko', call: Call): Promise<ReadonlyMap<string, Article>>
  hasStore(storeId: string, call: Call): Promise<boolean>
}

/** The stock, held for orders. Asking twice is asking once. @throws Outage when nobody answers. */
export interface Stock {
  /** Holds all lines or none. `skus` are those that are short. */
  reserve(
    orderId: string,
    lines: readonly CartLine[],
    call: Call,
  ): Promise<{ readonly kind: 'held' } | { readonly kind: 'out-of-stock'; readonly skus: readonly string[] }>
  /** Makes a hold permanent; `lapsed` when there is none any more. */
  commit(orderId: string, call: Call): Promise<'committed' | 'lapsed'>
  /** Gives the hold up, also one that was never made, and bars a later one. */
  release(orderId: string, call: Call): Promise<void>
}

/** What the provider says about the money of an order. `unknown` is no answer: nobody may guess. */
export type Authorization =
  | { readonly kind: 'authorized' }
  | { readonly kind: 'declined'; readonly reason: DeclineReason | undefined }
  | { readonly kind: 'token-invalid' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'unknown' }

/** The money of orders. Asking twice is asking once. @throws Outage when nobody answers. */
export interface Payments {
  authorize(orderId: string, amountCents: number, paymentToken: string, call: Call): Promise<Authorization>
  /** Lets the money go, also when there is none, and bars a later authorization. */
  void(orderId: string, call: Call): Promise<void>
}

/** Counts what the shop wants to see on a dashboard. */
export interface Tally {
  placed(): void
  confirmed(): void
  rejected(reason: Rejection['reason']): void
}

/** The same short text for the same request, however its fields are ordered; nothing can be read back from it. */
export type Fingerprint = (request: unknown) => string

/** Milliseconds since the Unix epoch. */
export type Now = () => number
