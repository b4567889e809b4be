import type { ProductCard } from '@galleria/contracts/catalog'
import type { Part, SuggestedProducts, SuggestionReason } from '@galleria/contracts/web'

/** What stands below a product: a row of what goes with it, and a row of what may be bought instead. No product is in both. */
export interface AroundProduct {
  readonly together?: SuggestedProducts
  /** By the model, or for want of it … */
  readonly similar?: SuggestedProducts
  /** … by the catalogue's own description. */
  readonly related?: Part<readonly ProductCard[]>
}

/** Sorts out what is shown below a product. What was suggested comes without repeats; a row of which nothing is left is not shown. */
export function aroundProduct(
  together: SuggestedProducts | undefined,
  similar: SuggestedProducts | undefined,
  related: Part<readonly ProductCard[]>,
): AroundProduct {
  const above = together === undefined ? {} : { together }
  if (similar) return { ...above, similar }
  if (related.state === 'missing') return { ...above, related }
  const shown = new Set(together?.products.map(({ productId }) => productId))
  const left = related.data.filter(({ productId }) => !shown.has(productId))
  return left.length > 0 ? { ...above, related: { ...related, data: left } } : above
}

/** What a product's own line says of why it is suggested; nothing when that product is not for sale any more. */
export function whySuggested(
  reason: SuggestionReason,
): { readonly text: `suggested.${SuggestionReason['kind']}`; readonly name: string } | undefined {
  if (reason.kind === 'popular') return { text: 'suggested.popular', name: '' }
  return reason.name === undefined ? undefined : { text: `suggested.${reason.kind}`, name: reason.name }
}
