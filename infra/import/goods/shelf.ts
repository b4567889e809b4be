import { millsInPenny } from '../dataset/money.ts'
import type { ListedProduct } from '../dataset/products.ts'
import type { Transaction } from '../dataset/transaction.ts'
import type { ImportedProduct } from '../folder/format.ts'
import { codeOf } from './sellable.ts'
import { headOf, productIdOf, skuOf } from './sku.ts'

interface Shelved {
  readonly code: string
  readonly head: string
  /** By price in pence. */
  readonly variants: Map<number, { readonly sku: string; pieces: number }>
}

/**
 * Makes products of what was sold: one for each stock code, with a variant for each price it was ever sold at, since here a variant has
 * one price. Heads and variants are numbered as they first appear, so that more months of the same data change no sku.
 */
export function createShelf(listed: ReadonlyMap<string, ListedProduct>) {
  const products = new Map<string, Shelved>()
  return {
    /** Notes a sale, and says which variant it was of. */
    sell(row: Transaction): string {
      const code = codeOf(row)
      const product = products.get(code) ?? { code, head: headOf(products.size), variants: new Map() }
      products.set(code, product)
      const pence = row.unitPrice / millsInPenny
      const variant = product.variants.get(pence) ?? { sku: skuOf(product.head, product.variants.size), pieces: 0 }
      product.variants.set(pence, variant)
      variant.pieces += row.quantity
      return variant.sku
    },
    /** Everything that was sold, in the order of its first sale. */
    products(): ImportedProduct[] {
      const byCode = inCapitals(listed)
      return [...products.values()].map((product) => described(product, byCode))
    },
  }
}

function described({ code, head, variants }: Shelved, byCode: ReadonlyMap<string, ListedProduct>): ImportedProduct {
  const { description = '', lines = 0, firstSeen = '2010-12-01' } = byCode.get(code) ?? {}
  const name = description || `Article ${code}`
  return {
    productId: productIdOf(name, code),
    head,
    stockCode: code,
    name,
    addedOn: firstSeen,
    lines,
    variants: [...variants].map(([priceCents, { sku, pieces }]) => ({ sku, priceCents, pieces })),
  }
}

/** The list by code in capitals; of two spellings the commoner one describes both. */
function inCapitals(listed: ReadonlyMap<string, ListedProduct>): ReadonlyMap<string, ListedProduct> {
  const merged = new Map<string, ListedProduct>()
  for (const [stockCode, product] of listed) {
    const code = codeOf({ stockCode })
    if ((merged.get(code)?.lines ?? 0) < product.lines) merged.set(code, product)
  }
  return merged
}
