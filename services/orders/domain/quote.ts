import type { DeliveryChoice, PricedLine, Totals } from './pricing.ts'

/** A price that was promised to one shopper for one cart as it stood. It buys once. */
export interface Quote {
  readonly quoteId: string
  readonly shopperId: string
  readonly cartVersion: number
  readonly lines: readonly PricedLine[]
  readonly delivery: DeliveryChoice
  readonly totals: Totals
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number
}

/** Who wants to buy on a quote, and how the goods should travel. */
export interface QuoteUse {
  readonly shopperId: string
  readonly delivery: DeliveryChoice
  readonly now: number
}

/** Why a quote cannot be bought on. Another shopper's quote is as unknown as one that never was. */
export type QuoteProblem =
  | { readonly code: 'quote-unknown' }
  | { readonly code: 'quote-expired' }
  | { readonly code: 'delivery-differs'; readonly field: 'delivery.kind' | 'delivery.storeId' }

/** The quote that holds for this use, or why none does. */
export function redeem(
  quote: Quote | undefined,
  { shopperId, delivery, now }: QuoteUse,
): { readonly ok: true; readonly quote: Quote } | { readonly ok: false; readonly problem: QuoteProblem } {
  if (quote?.shopperId !== shopperId) return { ok: false, problem: { code: 'quote-unknown' } }
  if (now >= quote.expiresAt) return { ok: false, problem: { code: 'quote-expired' } }
  const field = differingField(quote.delivery, delivery)
  return field ? { ok: false, problem: { code: 'delivery-differs', field } } : { ok: true, quote }
}

function differingField(
  quoted: DeliveryChoice,
  wanted: DeliveryChoice,
): 'delivery.kind' | 'delivery.storeId' | undefined {
  if (quoted.kind !== wanted.kind) return 'delivery.kind'
  if (quoted.kind === 'pickup' && wanted.kind === 'pickup' && quoted.storeId !== wanted.storeId)
    return 'delivery.storeId'
  return undefined
}
