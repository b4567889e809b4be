import type { Call } from '@galleria/chassis/call'
import type { ProductCard } from '@galleria/contracts/catalog'
import type { Reason } from '@galleria/contracts/recommendations'
import type { Locale } from '@galleria/contracts/values'
import type { SuggestedProducts, SuggestionReason } from '@galleria/contracts/web'
import type { Suggested } from '../downstream/recommendations.ts'

/** Products as they stand in a list, by name. */
export interface Cards {
  readonly byId: ReadonlyMap<string, ProductCard>
  /** When all of them were true, if the catalogue did not answer. */
  readonly asOf?: string
}

/** Looks up products by name; those it does not know are left out. */
export type LookUpCards = (productIds: readonly string[], locale: Locale, call: Call) => Promise<Cards>

/** The catalogue takes as many at a time. */
const mostCards = 24
/** A row of them. */
const shown = 6

/**
 * Puts names of products and the catalogue's cards together: in one question for all lists of a page. What is not for sale any more is
 * left out, and a list of which nothing is left is none.
 */
export async function withCards(
  lists: readonly (Suggested | undefined)[],
  lookUp: LookUpCards,
  { locale, call }: { readonly locale: Locale; readonly call: Call },
): Promise<(SuggestedProducts | undefined)[]> {
  const suggestions = lists.flatMap((list) => list?.suggestions ?? [])
  const names = new Set([
    ...suggestions.map(({ productId }) => productId),
    ...suggestions.flatMap(({ reason }) => ('productId' in reason ? reason.productId : [])),
  ])
  if (names.size === 0) return lists.map(() => undefined)
  const cards = await lookUp([...names].slice(0, mostCards), locale, call)
  return lists.map((list) => list && joined(list, cards))
}

function joined({ basis, asOf, suggestions }: Suggested, cards: Cards): SuggestedProducts | undefined {
  const products = suggestions
    .flatMap(({ productId, reason }) => {
      const card = cards.byId.get(productId)
      return card ? { ...card, reason: named(reason, cards) } : []
    })
    .slice(0, shown)
  if (products.length === 0) return undefined
  const [oldest] = [asOf, cards.asOf].filter((date) => date !== undefined).sort()
  return { basis, ...(oldest === undefined ? {} : { asOf: oldest }), products }
}

function named(reason: Reason, { byId }: Cards): SuggestionReason {
  if (reason.kind === 'popular') return reason
  const name = byId.get(reason.productId)?.name
  return name === undefined ? reason : { ...reason, name }
}
