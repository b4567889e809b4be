import type { Product, ProductCard, Variant } from '@galleria/contracts/catalog'
import type { Part, ProductPage, SuggestedProducts } from '@galleria/contracts/web'
import type { ApiProblem, Load } from '@galleria/ui'
import { isUnknown } from '../model/problems.ts'
import { availableOf, type StockNote, stockNote } from '../model/stock-note.ts'
import { chosenVariant } from '../model/variants.ts'

/** What the product page shows: on its way, an unknown product, a failure, a catalogue that is away, or the product. */
export type ProductScreen =
  | { readonly phase: 'loading' }
  | { readonly phase: 'unknown' }
  | { readonly phase: 'failed'; readonly problem: ApiProblem }
  | { readonly phase: 'missing' }
  | {
      readonly phase: 'ready'
      readonly product: Product
      /** When this was true, if it is not fresh. */
      readonly asOf: string | undefined
      readonly variant: Variant
      readonly stock: StockNote
      readonly available: number | undefined
      /** The variants nobody can have right now. */
      readonly soldOut: readonly string[]
      readonly related: Part<readonly ProductCard[]>
      readonly together: SuggestedProducts | undefined
      readonly similar: SuggestedProducts | undefined
    }

/** Turns what was loaded into what is shown. The page of another product, still standing from before, is not shown as this one. */
export function productScreen(load: Load<ProductPage>, productId: string, sku: string | undefined): ProductScreen {
  if (load.phase === 'loading') return load
  if (load.phase === 'failed') return isUnknown(load.problem, 'productId') ? { phase: 'unknown' } : load
  const { product, stock, related, together, similar } = load.value
  if (product.state === 'missing') return { phase: 'missing' }
  if (product.data.productId !== productId) return { phase: 'loading' }
  const variant = chosenVariant(product.data, sku)
  return {
    phase: 'ready',
    product: product.data,
    asOf: product.state === 'stale' ? product.asOf : undefined,
    variant,
    stock: stockNote(stock, variant.sku),
    available: availableOf(stock, variant.sku),
    soldOut: product.data.variants
      .map(({ sku: other }) => other)
      .filter((other) => stockNote(stock, other).kind === 'out'),
    related,
    together,
    similar,
  }
}
