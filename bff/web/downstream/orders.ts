import { type Call, withKey } from '@galleria/chassis/call'
import type { Client } from '@galleria/chassis/client/ask'
import type { Answer } from '@galleria/contracts/answer'
import type { Cart, Order, orders, Quote } from '@galleria/contracts/orders'
import type { Locale } from '@galleria/contracts/values'
import type { AskQuote, OrdersPage, PlaceOrder, ReviseOrder } from '@galleria/contracts/web'

/** One variant in a shopper's cart. */
export interface CartLineWanted {
  readonly sku: string
  readonly quantity: number
}

/** For how long the outcome is waited for, in milliseconds; as long as the contract says when it is not given. */
export interface Patience {
  readonly waitMs: number | undefined
}

/** The idempotency key of a wish. */
export interface Once {
  readonly key: string
}

/**
 * The orders as the web BFF sees them. All of it is needed: a cart, a quote or an order belongs to one shopper and is
 * true or not, so nothing is remembered here, and an outage is thrown.
 */
export interface OrdersDownstream {
  cart(shopperId: string, locale: Locale, call: Call): Promise<Answer<Cart>>
  add(shopperId: string, line: CartLineWanted, locale: Locale, call: Call): Promise<Answer<Cart>>
  change(shopperId: string, line: CartLineWanted, locale: Locale, call: Call): Promise<Answer<Cart>>
  remove(shopperId: string, sku: string, locale: Locale, call: Call): Promise<Answer<Cart>>
  /** Puts what a guest had into a user's cart. */
  merge(shopperId: string, guestId: string, call: Call): Promise<Answer<Cart>>
  quote(shopperId: string, wish: AskQuote, locale: Locale, call: Call): Promise<Answer<Quote>>
  /** The same key gives the same order, so a shopper who presses twice buys once. */
  place(shopperId: string, order: PlaceOrder, how: Once & Patience, call: Call): Promise<Answer<Order>>
  /** Asked twice, an order is cancelled once. */
  cancel(shopperId: string, orderId: string, how: Patience, call: Call): Promise<Answer<Order>>
  /** Says what shall remain. The same key takes out the same pieces once. */
  revise(
    shopperId: string,
    orderId: string,
    wish: ReviseOrder,
    how: Once & Patience,
    call: Call,
  ): Promise<Answer<Order>>
  /** Whoever may read anybody's order names no shopper. */
  order(shopperId: string | undefined, orderId: string, call: Call): Promise<Answer<Order>>
  list(
    shopperId: string,
    page: { readonly cursor?: string | undefined; readonly limit: number },
    call: Call,
  ): Promise<Answer<OrdersPage>>
}

/** Nobody reads the names in that answer. */
const mergingLocale = 'en'

/** Asks the orders. */
export function createOrdersDownstream(client: Client<typeof orders>): OrdersDownstream {
  return {
    cart: (shopperId, locale, call) => client.cart.get({ shopperId, locale }, call),
    add: (shopperId, line, locale, call) => client.cart.add({ shopperId, ...line, locale }, call),
    change: (shopperId, line, locale, call) => client.cart.change({ shopperId, ...line, locale }, call),
    remove: (shopperId, sku, locale, call) => client.cart.remove({ shopperId, sku, locale }, call),
    merge: (shopperId, guestId, call) => client.cart.merge({ shopperId, guestId, locale: mergingLocale }, call),
    quote: (shopperId, { delivery }, locale, call) => client.order.quote({ shopperId, delivery, locale }, call),
    place: (shopperId, order, { key, waitMs }, call) =>
      client.order.place({ shopperId, ...order, waitMs }, withKey(call, key)),
    cancel: (shopperId, orderId, { waitMs }, call) => client.order.cancel({ shopperId, orderId, waitMs }, call),
    revise: (shopperId, orderId, { lines }, { key, waitMs }, call) =>
      client.order.revise({ shopperId, orderId, lines, waitMs }, withKey(call, key)),
    order: (shopperId, orderId, call) => client.order.get({ shopperId, orderId }, call),
    list: (shopperId, page, call) => client.order.list({ shopperId, ...page }, call),
  }
}
