import type { Bestsellers, Catalogue } from '../ports.ts'

/** What a confirmed order says was sold. */
export interface Sold {
  readonly eventId: string
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[]
}

/** What came of it: whether the event was new, and the skus that the catalogue no longer knows. */
export interface Ranked {
  readonly counted: boolean
  readonly unknown: readonly string[]
}

/** Counts what was sold towards the products' popularity, once for each order however often it is told. */
export function makeRankBestsellers({ catalogue, bestsellers }: { catalogue: Catalogue; bestsellers: Bestsellers }) {
  return ({ eventId, lines }: Sold): Ranked => {
    const units = new Map<string, number>()
    const unknown: string[] = []
    for (const { sku, quantity } of lines) {
      const productId = catalogue.offer(sku)?.product.productId
      if (productId === undefined) unknown.push(sku)
      else units.set(productId, (units.get(productId) ?? 0) + quantity)
    }
    return { counted: bestsellers.add(eventId, units), unknown }
  }
}
