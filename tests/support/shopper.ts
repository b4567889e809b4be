import type { Problem } from '@galleria/contracts/problem'
import type { Cart, Order, OrdersPage, PaymentField, Quote } from '@galleria/contracts/web'
import { type Jar, newJar } from './jar.ts'
import { patiently } from './patience.ts'
import { type CardNumber, cardToken } from './psp.ts'

/** An answer of the shop's API with what a test looks at. */
export interface Reply<Body> {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
  /** How long it took, in milliseconds. */
  readonly tookMs: number
}

/** A browser's worth of a shopper, without the browser: keeps its cookie, says that it comes from the shop's own pages. */
export interface Shopper {
  get<Body>(path: string): Promise<Reply<Body>>
  send<Body>(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown, key?: string): Promise<Reply<Body>>
  /** Puts a variant into the cart. */
  add(sku: string, quantity?: number): Promise<Reply<{ cart: Cart }>>
  /** Gets a price for the cart, brought home, and a token for a card: all that is needed to place the order. */
  checkOut(card: CardNumber): Promise<Purchase>
  place(purchase: Purchase): Promise<Reply<Order>>
  order(orderId: string): Promise<Order>
  /** Asks to have an order cancelled. */
  cancel(orderId: string): Promise<Reply<Order>>
  /** Asks that so many pieces shall remain of the variants named. */
  revise(orderId: string, remaining: Readonly<Record<string, number>>): Promise<Reply<Order>>
  orders(): Promise<OrdersPage['orders']>
}

/** What is sent to place an order, with the key under which it is sent. */
export interface Purchase {
  readonly key: string
  readonly order: {
    readonly quoteId: string
    readonly contact: { readonly name: string; readonly email: string }
    readonly delivery: unknown
    readonly paymentToken: string
  }
}

/** How a shopper's requests are made: by this process, or by a page in a browser. */
export type Asks = <Body>(method: string, path: string, body?: unknown, key?: string) => Promise<Reply<Body>>

/** The cookie that names a guest. */
export const guestCookie = '__Host-Http-galleria-shopper'

/** Somebody walks in who perhaps says something more with each request: `prefer: respond-async`. A new one, unless they bring their jar. */
export function newShopper(shop: string, headers: Readonly<Record<string, string>> = {}, jar: Jar = newJar()): Shopper {
  return shopperWho(asker(shop, headers, jar))
}

/** Keeps the cookies. A request that takes longer than 15 s has failed, whatever it may still answer. */
function asker(shop: string, headers: Readonly<Record<string, string>>, jar: Jar): Asks {
  return async <Body>(method: string, path: string, body?: unknown, key?: string) => {
    const begun = performance.now()
    const response = await fetch(`${shop}/api/web${path}`, {
      method,
      headers: {
        ...headers,
        ...ownPage,
        ...jar.header(),
        ...(key ? { 'idempotency-key': key } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(15_000),
    })
    jar.keep(response)
    const answer = (await response.json()) as Body
    return { status: response.status, headers: response.headers, body: answer, tookMs: performance.now() - begun }
  }
}

/** What every request of the shop's own pages says: where it comes from, and that a script of theirs has made it. */
export const ownPage = { 'sec-fetch-site': 'same-origin', 'x-galleria-request': '1' } as const

/** What a shopper does, however it is asked for. */
export function shopperWho(ask: Asks): Shopper {
  return {
    get: (path) => ask('GET', path),
    send: ask,
    add: (sku, quantity = 1) => ask('POST', '/cart/lines', { sku, quantity }),
    async checkOut(card) {
      const delivery = { kind: 'home' } as const
      const quote = served(await ask<Quote>('POST', '/checkout/quote', { delivery }))
      const field = served(await ask<PaymentField>('POST', '/checkout/payment-field'))
      const address = { street: 'Rua da Rosa 12', postalCode: '1200-387', city: 'Lisboa', countryCode: 'PT' }
      const order = {
        quoteId: quote.quoteId,
        contact: { name: 'Mina Park', email: 'mina@example.com' },
        delivery: { ...delivery, address },
        paymentToken: await cardToken(field.url, card),
      }
      return { key: crypto.randomUUID(), order }
    },
    place: ({ key, order }) => ask('POST', '/orders', order, key),
    cancel: (orderId) => ask('POST', `/orders/${orderId}/cancellation`),
    revise(orderId, remaining) {
      const lines = Object.entries(remaining).map(([sku, quantity]) => ({ sku, quantity }))
      return ask('POST', `/orders/${orderId}/revisions`, { lines }, crypto.randomUUID())
    },
    order: async (orderId) => served(await patiently(() => ask<Order>('GET', `/orders/${orderId}`))),
    orders: async () => served(await patiently(() => ask<OrdersPage>('GET', '/orders'))).orders,
  }
}

/** The body of an answer that is none of the refusals. */
export function served<Body>({ status, body }: Reply<Body>): Body {
  if (status >= 300) throw new Error(`the shop answered ${status}: ${JSON.stringify(body as Problem)}`)
  return body
}
