import { euros, type Money, share, total } from './money.ts'

/** What the catalogue says of one variant; its price is the only one there is. */
export interface Article {
  readonly sku: string
  readonly productId: string
  readonly productName: string
  readonly variantName: string
  readonly unitPrice: Money
  readonly picture: {
    readonly id: string
    readonly src: string
    readonly width: number
    readonly height: number
    readonly alt: string
  }
  /** One piece in its box; missing when the catalogue has not told. */
  readonly weightGrams?: number | undefined
  readonly volumeCm3?: number | undefined
}

/** An article, how many of it, and what they cost together. */
export interface PricedLine extends Article {
  readonly quantity: number
  readonly linePrice: Money
}

/** What a purchase costs. `total = subtotal + shipping`; `tax` is the part of `total` that is value added tax. */
export interface Totals {
  readonly subtotal: Money
  readonly shipping: Money
  readonly tax: Money
  readonly total: Money
}

/** German value added tax, in per cent; it is included in every price. */
export const vatPercent = 19
/** The most that a cart may be worth: half of what an amount can say, so that a price may rise before the cart is read again. */
export const maxCartWorth = euros(50_000_000)

/** Prices one line. */
export function priceLine(article: Article, quantity: number): PricedLine {
  return { ...article, quantity, linePrice: euros(article.unitPrice.cents * quantity) }
}

/** What the lines cost before shipping: exactly their sum. */
export function subtotalOf(lines: readonly Pick<PricedLine, 'linePrice'>[]): Money {
  return total(lines.map(({ linePrice }) => linePrice))
}

/** What the lines cost in the end. The tax is taken from the total once, so that no cent is lost between lines. */
export function totalsOf(lines: readonly Pick<PricedLine, 'linePrice'>[], shipping: Money): Totals {
  const subtotal = subtotalOf(lines)
  const whole = total([subtotal, shipping])
  return { subtotal, shipping, tax: share(whole, vatPercent, 100 + vatPercent), total: whole }
}
