import type { Call } from '@galleria/chassis/call'
import { hasExpired } from '../domain/cart.ts'
import { type DeliveryChoice, maxCartWorth, totalsOf } from '../domain/pricing.ts'
import type { Quote } from '../domain/quote.ts'
import type { Quotes } from '../ports.ts'
import { type CartPorts, type CartRequest, goneFrom, pricedLines } from './cart-view.ts'
import { because, found, type Result } from './result.ts'

/** What quoting needs beside the cart. */
export interface QuotePorts extends CartPorts {
  readonly quotes: Quotes
  readonly nextId: () => string
  readonly quoteLifetimeMs: number
}

/** Whose cart, and how it should travel. */
export interface QuoteOrder extends CartRequest {
  readonly delivery: DeliveryChoice
}

/** Why there is no price to promise. */
export type QuoteOrderProblem =
  | { readonly code: 'cart-empty' }
  | { readonly code: 'cart-expired' }
  | { readonly code: 'cart-too-dear' }
  | { readonly code: 'store-unknown' }
  | { readonly code: 'articles-gone'; readonly skus: readonly string[] }

/** Promises a price for the cart as it stands, whatever the catalogue does meanwhile. */
export function makeQuoteOrder({ carts, catalogue, quotes, nextId, now, cartLifetimeMs, quoteLifetimeMs }: QuotePorts) {
  return async ({ shopperId, locale, delivery }: QuoteOrder, call: Call): Promise<Result<Quote, QuoteOrderProblem>> => {
    const cart = carts.load(shopperId)
    if (!cart || cart.lines.length === 0) return because({ code: 'cart-empty' })
    if (hasExpired(cart, now(), cartLifetimeMs)) return because({ code: 'cart-expired' })
    const skus = cart.lines.map(({ sku }) => sku)
    const [articles, storeKnown] = await Promise.all([
      catalogue.articles(skus, locale, call),
      delivery.kind === 'home' || catalogue.hasStore(delivery.storeId, call),
    ])
    if (!storeKnown) return because({ code: 'store-unknown' })
    const gone = goneFrom(cart, skus, articles)
    if (gone.length > 0) return because({ code: 'articles-gone', skus: gone })
    const lines = pricedLines(cart, articles)
    const totals = totalsOf(lines, delivery)
    if (totals.subtotal.cents > maxCartWorth.cents) return because({ code: 'cart-too-dear' })
    const quoteId = nextId()
    const quote = {
      quoteId,
      shopperId,
      cartVersion: cart.version,
      lines,
      delivery,
      totals,
      expiresAt: now() + quoteLifetimeMs,
    }
    await quotes.save(quote)
    return found(quote)
  }
}
