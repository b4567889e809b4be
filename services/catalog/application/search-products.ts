import { type Offer, type Product, shownVariant } from '../domain/catalogue.ts'
import { type CursorQuery, readCursor, writeCursor } from '../domain/cursor.ts'
import { type Facets, sieve } from '../domain/facets.ts'
import { canonicalFilters, type Filters, isPriceRange } from '../domain/filters.ts'
import { relevance } from '../domain/ranking.ts'
import { comparePositions, position, type Sort } from '../domain/sorting.ts'
import type { Bestsellers, Catalogue } from '../ports.ts'
import { boundedMemo } from './bounded-memo.ts'
import type { TextMatch } from './match-text.ts'

/** What a shopper wants to see. */
export interface SearchProducts {
  readonly text?: string | undefined
  readonly filters: Filters
  readonly sort: Sort
  /** Where the page before ended, as it was written down then. */
  readonly cursor?: string | undefined
  readonly limit: number
}

/** Why a search is not answered. */
export type SearchProblem = 'category-unknown' | 'price-range-reversed' | 'cursor-foreign'

/** A page of products, each with the variant that is shown, and what would narrow it. */
export interface Found {
  readonly page: readonly Offer[]
  readonly total: number
  readonly nextCursor?: string
  readonly facets: Facets
  readonly didYouMean?: string
  readonly outcome: TextMatch['outcome']
}

/** See {@link Found} and {@link SearchProblem}. */
export type SearchDecision =
  | { readonly ok: true; readonly found: Found }
  | { readonly ok: false; readonly problem: SearchProblem }

interface Ports {
  readonly catalogue: Catalogue
  readonly bestsellers: Bestsellers
  readonly matchText: (text: string) => TextMatch
}

/** Finds, narrows, sorts and cuts into pages. Pages follow each other by position, so none is skipped or seen twice. */
export function makeSearchProducts({
  catalogue,
  bestsellers,
  matchText,
}: Ports): (wish: SearchProducts) => SearchDecision {
  // What is in a listing and what its facets count depends on the seed alone; only the order moves with what is bought.
  const sieved = boundedMemo<ReturnType<typeof sieve>>(200)

  return ({ text = '', filters, sort, cursor, limit }) => {
    if (filters.category !== undefined && !catalogue.category(filters.category))
      return { ok: false, problem: 'category-unknown' }
    if (!isPriceRange(filters)) return { ok: false, problem: 'price-range-reversed' }

    const typed = text.trim()
    const query: CursorQuery = { text: typed, filters, sort: typed === '' && sort === 'relevance' ? 'popular' : sort }
    const after = cursor === undefined ? undefined : readCursor(query, cursor)
    if (cursor !== undefined && !after) return { ok: false, problem: 'cursor-foreign' }

    const match = typed === '' ? undefined : matchText(typed)
    const { listed, facets } = sieved(JSON.stringify([typed, canonicalFilters(filters)]), () =>
      sieve(
        match ? catalogue.products.filter(({ productId }) => match.scores.has(productId)) : catalogue.products,
        filters,
      ),
    )
    const sorted = sortBy(listed, query.sort, match, bestsellers)
    const rest = after ? sorted.filter((entry) => comparePositions(entry.position, after) > 0) : sorted
    const page = rest.slice(0, limit)
    const last = page.at(-1)

    return {
      ok: true,
      found: {
        page: page.flatMap(({ product }) => catalogue.offer(shownVariant(product, filters.colour).sku) ?? []),
        total: listed.length,
        facets,
        outcome: match?.outcome ?? 'found',
        ...(last && rest.length > limit ? { nextCursor: writeCursor(query, last.position) } : {}),
        ...(match?.didYouMean === undefined ? {} : { didYouMean: match.didYouMean }),
      },
    }
  }
}

function sortBy(products: readonly Product[], sort: Sort, match: TextMatch | undefined, bestsellers: Bestsellers) {
  const popularities = products.map(({ productId }) => bestsellers.popularity(productId))
  const highest = popularities.reduce((most, popularity) => Math.max(most, popularity), 0)
  return products
    .map((product, i) => {
      const popularity = popularities[i] ?? 0
      const fit = match?.scores.get(product.productId) ?? 0
      return {
        product,
        position: position(product, sort, { relevance: relevance(fit, popularity, highest), popularity }),
      }
    })
    .sort((a, b) => comparePositions(a.position, b.position))
}
