import { type Refusal, refuse } from '@galleria/contracts/answer'
import type { SearchProblem } from '../../application/search-products.ts'

const refusals: Readonly<Record<SearchProblem, Refusal>> = {
  'category-unknown': refuse('category-unknown', {
    errors: [{ field: 'filters.category', reason: 'names no category of the shop' }],
  }),
  'price-range-reversed': refuse('invalid-request', {
    errors: [{ field: 'filters.priceFromCents', reason: 'must not be more than priceToCents' }],
  }),
  'cursor-foreign': refuse('invalid-request', {
    errors: [{ field: 'cursor', reason: 'does not belong to this search; start again without it' }],
  }),
}

/** Names a refusal of the search for the outside; the compiler notices one that has no name. */
export function refusalOf(problem: SearchProblem): Refusal {
  return refusals[problem]
}
