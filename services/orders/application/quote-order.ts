import type { Call } from '@galleria/chassis/call'
import { hasExpired } from '../domain/cart.ts'
import {
  chosenFrom,
  type DeliveryChoice,
  type DeliveryOption,
  flatRate,
  flatRateService,
  offeredTo,
} from '../domain/delivery.ts'
import { maxCartWorth, type PricedLine, subtotalOf, totalsOf } from '../domain/pricing.ts'
import type { Quote } from '../domain/quote.ts'
import type { Carriers } from '../participants.ts'
import type { Quotes } from '../ports.ts'
import { type CartPorts, type CartRequest, goneFrom, pricedLines } from './cart-view.ts'
import { because, found, type Result } from './result.ts'

/** What quoting needs beside the cart. */
export interface QuotePorts extends CartPorts {
  readonly carriers: Carriers
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
  | { readonly code: 'destination-unserved' }
  | { readonly code: 'delivery-too-heavy' }
  | { readonly code: 'service-not-offered'; readonly offered: readonly string[] }
  | { readonly code: 'articles-gone'; readonly skus: readonly string[] }

/** Promises a price for the cart as it stands, whatever the catalogue does meanwhile. */
export function makeQuoteOrder(ports: QuotePorts) {
  const { carts, catalogue, quotes, nextId, now, cartLifetimeMs, quoteLifetimeMs } = ports
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
    if (subtotalOf(lines).cents > maxCartWorth.cents) return because({ code: 'cart-too-dear' })
    const way = await wayOf(ports, delivery, lines, call)
    if (!way.ok) return way
    const quoteId = nextId()
    const quote = {
      quoteId,
      shopperId,
      cartVersion: cart.version,
      lines,
      ...way.value,
      expiresAt: now() + quoteLifetimeMs,
    }
    await quotes.save(quote, call)
    return found(quote)
  }
}

/** How the goods will travel, and what everything costs then. */
type Way = Pick<Quote, 'delivery' | 'options' | 'totals'>

async function wayOf(
  { carriers }: Pick<QuotePorts, 'carriers'>,
  delivery: DeliveryChoice,
  lines: readonly PricedLine[],
  call: Call,
): Promise<Result<Way, QuoteOrderProblem>> {
  const told =
    delivery.kind === 'home' && delivery.destination
      ? await carriers.options({ destination: delivery.destination, lines }, call)
      : undefined
  if (told && 'refused' in told) return because({ code: told.refused })
  return told && delivery.kind === 'home' ? atCarriersPrice(delivery, told.options, lines) : atFlatRate(delivery, lines)
}

function atCarriersPrice(
  delivery: DeliveryChoice & { readonly kind: 'home' },
  asked: readonly DeliveryOption[],
  lines: readonly PricedLine[],
): Result<Way, QuoteOrderProblem> {
  const options = offeredTo(subtotalOf(lines), asked)
  const chosen = chosenFrom(options, delivery.service)
  if (!chosen) return because({ code: 'service-not-offered', offered: options.map(({ service }) => service) })
  return found({
    delivery: { ...delivery, service: chosen.service },
    options,
    totals: totalsOf(lines, chosen.price),
  })
}

/** A shop whose carriers nobody can ask goes on selling, at the price that it has for everybody. */
function atFlatRate(delivery: DeliveryChoice, lines: readonly PricedLine[]): Result<Way, QuoteOrderProblem> {
  if (delivery.kind === 'home' && delivery.service !== undefined && delivery.service !== flatRateService)
    return because({ code: 'service-not-offered', offered: [flatRateService] })
  return found({ delivery, totals: totalsOf(lines, flatRate(subtotalOf(lines), delivery.kind)) })
}
