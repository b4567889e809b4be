import type { Offer } from '../domain/catalogue.ts'
import type { Catalogue } from '../ports.ts'

/** What is for sale of what was asked for. The offer's price is the only authority on what a variant costs. */
export interface Prices {
  readonly offers: readonly Offer[]
  readonly unknown: readonly string[]
}

/** Prices variants in the order asked, each once, and names those that are not for sale. */
export function makePriceVariants({ catalogue }: { catalogue: Catalogue }) {
  return (skus: readonly string[]): Prices => {
    const offers: Offer[] = []
    const unknown: string[] = []
    for (const sku of new Set(skus)) {
      const offer = catalogue.offer(sku)
      if (offer) offers.push(offer)
      else unknown.push(sku)
    }
    return { offers, unknown }
  }
}
