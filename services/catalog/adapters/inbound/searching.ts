import { type RawJson, spliceJson } from '@galleria/chassis/raw-json'
import type { Handler } from '@galleria/chassis/service/answers'
import type { Metrics } from '@galleria/chassis/telemetry/metrics'
import { done } from '@galleria/contracts/answer'
import type { catalog } from '@galleria/contracts/catalog'
import type { Locale } from '@galleria/contracts/values'
import { makeMatchText } from '../../application/match-text.ts'
import { type Found, makeSearchProducts } from '../../application/search-products.ts'
import type { Offer } from '../../domain/catalogue.ts'
import type { Bestsellers, Catalogue, SearchIndex } from '../../ports.ts'
import { cursorFromText, cursorToText } from './cursor-text.ts'
import { facetsOnTheWire } from './facets-on-the-wire.ts'
import { refusalOf } from './refusals.ts'
import { jsonList } from './written-json.ts'

/** What a search needs, beside the words. */
export interface SearchingParts {
  readonly catalogue: Catalogue
  readonly index: SearchIndex
  readonly bestsellers: Bestsellers
  readonly metrics: Metrics
  readonly card: (offer: Offer, locale: Locale) => RawJson
}

/** Answers `product.search`, and counts what became of what people typed. */
export function searchAnswer({
  catalogue,
  index,
  bestsellers,
  metrics,
  card,
}: SearchingParts): Handler<(typeof catalog)['endpoints']['product.search']> {
  const searchProducts = makeSearchProducts({ catalogue, bestsellers, matchText: makeMatchText({ index, catalogue }) })
  const searches = metrics.counter({
    name: 'galleria_catalog_searches_total',
    help: 'Searches for something typed, by whether it found anything as it was, in another spelling, or at all.',
    labels: ['outcome'],
  })

  return ({ text, filters, sort, cursor, limit, locale }) => {
    const decision = searchProducts({
      text,
      filters,
      sort,
      limit,
      ...(cursor === undefined ? {} : { cursor: cursorFromText(cursor) }),
    })
    if (!decision.ok) return refusalOf(decision.problem)
    // Turning the page is not another search.
    if (text?.trim() && cursor === undefined) searches.increment({ outcome: decision.found.outcome })
    return done(listingJson(decision.found, catalogue, card, locale))
  }
}

function listingJson(found: Found, catalogue: Catalogue, card: SearchingParts['card'], locale: Locale): RawJson {
  return spliceJson({
    products: jsonList(found.page.map((offer) => card(offer, locale))),
    total: found.total,
    nextCursor: found.nextCursor === undefined ? undefined : cursorToText(found.nextCursor),
    facets: facetsOnTheWire(found.facets, catalogue, locale),
    didYouMean: found.didYouMean,
  })
}
