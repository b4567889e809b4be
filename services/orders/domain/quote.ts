import { type DeliveryChoice, type DeliveryOption, flatRateService } from './delivery.ts'
import type { Delivery } from './order.ts'
import type { PricedLine, Totals } from './pricing.ts'

/** A price that was promised to one shopper for one cart as it stood. It buys once. */
export interface Quote {
  readonly quoteId: string
  readonly shopperId: string
  readonly cartVersion: number
  readonly lines: readonly PricedLine[]
  /** With the service that the price is for. */
  readonly delivery: DeliveryChoice
  /** Every way in which the goods could travel there; missing at the flat rate. */
  readonly options?: readonly DeliveryOption[]
  readonly totals: Totals
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number
}

/** Who wants to buy on a quote, and how the goods should travel. */
export interface QuoteUse {
  readonly shopperId: string
  readonly delivery: Delivery
  readonly now: number
}

/** What may differ between how the goods were quoted to travel and how they should. */
export type DeliveryField =
  | 'delivery.kind'
  | 'delivery.storeId'
  | 'delivery.service'
  | 'delivery.address.countryCode'
  | 'delivery.address.postalCode'

/** Why a quote cannot be bought on. Another shopper's quote is as unknown as one that never was. */
export type QuoteProblem =
  | { readonly code: 'quote-unknown' }
  | { readonly code: 'quote-expired' }
  | { readonly code: 'delivery-differs'; readonly field: DeliveryField }

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

function differingField(quoted: DeliveryChoice, wanted: Delivery): DeliveryField | undefined {
  if (quoted.kind === 'pickup') {
    if (wanted.kind !== 'pickup') return 'delivery.kind'
    return quoted.storeId === wanted.storeId ? undefined : 'delivery.storeId'
  }
  if (wanted.kind !== 'home') return 'delivery.kind'
  const { service, destination } = quoted
  if (wanted.service !== undefined && wanted.service !== (service ?? flatRateService)) return 'delivery.service'
  if (destination === undefined) return undefined
  if (wanted.address.countryCode !== destination.countryCode) return 'delivery.address.countryCode'
  return destination.postalCode === undefined || wanted.address.postalCode === destination.postalCode
    ? undefined
    : 'delivery.address.postalCode'
}
