import type { Call } from '@galleria/chassis/call'
import { type Cart, type CartDecision, cartNow, removeLines } from '../domain/cart.ts'
import type { Money } from '../domain/money.ts'
import { type Article, type PricedLine, priceLine, subtotalOf } from '../domain/pricing.ts'
import type { Catalogue } from '../participants.ts'
import type { Carts, Now } from '../ports.ts'
import { found, type Result } from './result.ts'

/** A cart with today's prices. */
export interface CartView {
  readonly version: number
  readonly lines: readonly PricedLine[]
  readonly itemCount: number
  readonly subtotal: Money
  /** What was in the cart and is no longer sold; it has been taken out. */
  readonly dropped: readonly string[]
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number
}

/** What every errand to the cart needs. */
export interface CartPorts {
  readonly carts: Carts
  readonly catalogue: Catalogue
  readonly now: Now
  readonly cartLifetimeMs: number
}

/** Whose cart, and in which language it is read. */
export interface CartRequest {
  readonly shopperId: string
  readonly locale: 'en' | 'ko'
}

/** Today's articles, by their sku. */
export type Articles = ReadonlyMap<string, Article>

/** Shows a cart; every line must be among the articles. */
export function viewOf(cart: Cart, articles: Articles, dropped: readonly string[], cartLifetimeMs: number): CartView {
  const lines = pricedLines(cart, articles)
  return {
    version: cart.version,
    lines,
    itemCount: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    subtotal: subtotalOf(lines),
    dropped,
    expiresAt: cart.changedAt + cartLifetimeMs,
  }
}

/** The lines that are still sold, with their prices. */
export function pricedLines(cart: Pick<Cart, 'lines'>, articles: Articles): PricedLine[] {
  return cart.lines.flatMap(({ sku, quantity }) => {
    const article = articles.get(sku)
    return article ? [priceLine(article, quantity)] : []
  })
}

/** Skus of a cart that the catalogue does not sell, out of those it was asked about. */
export function goneFrom(cart: Cart, asked: readonly string[], articles: Articles): string[] {
  return cart.lines.map(({ sku }) => sku).filter((sku) => asked.includes(sku) && !articles.has(sku))
}

/**
 * Changes a cart. The catalogue is asked first, so that nothing is written while it is away; then the change is decided
 * on the cart as it stands by then, without what is no longer sold.
 */
export function makeChangeOfCart({ carts, catalogue, now, cartLifetimeMs }: CartPorts) {
  return async <Problem>(
    { shopperId, locale }: CartRequest,
    call: Call,
    alsoPrice: readonly string[],
    decide: (cart: Cart, articles: Articles) => CartDecision<Problem>,
  ): Promise<Result<CartView, Problem>> => {
    const before = cartNow(carts.load(shopperId), now(), cartLifetimeMs)
    const asked = [...new Set([...before.lines.map(({ sku }) => sku), ...alsoPrice])]
    const articles = await catalogue.articles(asked, locale, call)
    let dropped: string[] = []
    const decideNow = (stored: Cart | undefined): CartDecision<Problem> => {
      const cart = cartNow(stored, now(), cartLifetimeMs)
      dropped = goneFrom(cart, asked, articles)
      return decide(removeLines(cart, dropped, now()), articles)
    }
    const decision = await carts.change(shopperId, decideNow, call)
    if (!decision.ok) return decision
    const late = decision.cart.lines.map(({ sku }) => sku).filter((sku) => !asked.includes(sku))
    const all = late.length === 0 ? articles : new Map([...articles, ...(await catalogue.articles(late, locale, call))])
    return found(viewOf(decision.cart, all, dropped, cartLifetimeMs))
  }
}
