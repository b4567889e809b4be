import { boundedMap } from '@galleria/chassis/bounded-map'
import type { Call } from '@galleria/chassis/call'
import type { Clock } from '@galleria/chassis/ports/index'
import { RawJson } from '@galleria/chassis/raw-json'
import type { Locale } from '@galleria/contracts/values'
import type { SuggestedProducts } from '@galleria/contracts/web'
import { type RecommendationsDownstream, without } from '../downstream/recommendations.ts'
import { type LookUpCards, withCards } from './suggested-products.ts'

/** What a product page suggests, as JSON; what there is nothing of is left out. */
export type AroundProduct = Readonly<Partial<Record<'together' | 'similar', RawJson>>>

/** What the suggestions of a product are made of. */
export interface AroundProductSources {
  readonly recommendations: Pick<RecommendationsDownstream, 'together' | 'similar'>
  readonly lookUp: LookUpCards
  readonly clock: Clock
}

const remembered = 2_000
/** As many as go well with it by its description, in whose place they stand: each product is 200 bytes of the page as it is sent. */
const similarShown = 4
/** Suggestions are good for so long, in milliseconds: a model learns from orders, of which a product has few in that time. */
const keptMs = 10_000

/**
 * Suggests what is bought with a product, and what instead of it; nothing twice. It is the same for everyone and changes slowly, so a popular product
 * is asked about a few times a minute, however often it is looked at. What is dated, or nothing, is asked again with the next page.
 */
export function makeAroundProduct({ recommendations, lookUp, clock }: AroundProductSources) {
  const kept = boundedMap<string, { readonly until: number; readonly around: AroundProduct }>(remembered)

  return async (productId: string, locale: Locale, call: Call): Promise<AroundProduct> => {
    const key = `${productId} ${locale}`
    const known = kept.get(key)
    if (known && clock.monotonic() < known.until) return known.around
    const [goesWith, isLike] = await Promise.all([
      recommendations.together([productId], call),
      recommendations.similar(productId, call),
    ])
    const lists = [goesWith, isLike && without(goesWith?.suggestions.map(named) ?? [], isLike)]
    const [together, alike] = await withCards(lists, lookUp, { locale, call })
    const similar = alike && { ...alike, products: alike.products.slice(0, similarShown) }
    const around: AroundProduct = { ...asJson('together', together), ...asJson('similar', similar) }
    if (together && !together.asOf && !similar?.asOf) kept.set(key, { until: clock.monotonic() + keptMs, around })
    return around
  }
}

const named = ({ productId }: { readonly productId: string }) => productId

function asJson(name: keyof AroundProduct, given: SuggestedProducts | undefined): AroundProduct {
  return given === undefined ? {} : { [name]: new RawJson(JSON.stringify(given)) }
}
