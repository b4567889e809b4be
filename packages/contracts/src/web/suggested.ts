import { z } from 'zod'
import { ProductCard } from '../catalog.ts'
import { Instant, ProductId } from '../values.ts'

const ofProduct = { productId: ProductId, name: z.string().optional() }

/** Why a product is suggested. `name` is that of the product it is suggested for, missing when that is no longer for sale. */
export const SuggestionReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bought-with'), ...ofProduct }),
  z.object({ kind: z.literal('similar-to'), ...ofProduct }),
  z.object({ kind: z.literal('popular') }),
])
/** See {@link SuggestionReason}. */
export type SuggestionReason = z.infer<typeof SuggestionReason>

/** A product that is suggested, as it stands in a list. */
export const SuggestedCard = ProductCard.extend({ reason: SuggestionReason })
/** See {@link SuggestedCard}. */
export type SuggestedCard = z.infer<typeof SuggestedCard>

/**
 * What is suggested, best first, and on what ground: by the `model` of what is bought together; by what is `popular`, when the model has
 * nothing to say or does not answer; by what was popular when that was `last-known`. A page that has none of them leaves this out.
 */
export const SuggestedProducts = z.object({
  basis: z.enum(['model', 'popular', 'last-known']),
  /** When this was true, if somebody who should have been asked did not answer. */
  asOf: Instant.optional(),
  products: z.array(SuggestedCard).min(1),
})
/** See {@link SuggestedProducts}. */
export type SuggestedProducts = z.infer<typeof SuggestedProducts>
