import { affinity } from '../domain/affinity.ts'
import { type Offer, type Product, shownVariant } from '../domain/catalogue.ts'
import type { Bestsellers, Catalogue } from '../ports.ts'
import { boundedMemo } from './bounded-memo.ts'

/**
 * What goes with the things named: each product weighs its affinity to all of them together, and of equals the more
 * wanted comes first. Skus nobody knows are passed over; when none is known, nothing is related.
 */
export function makeFindRelated({ catalogue, bestsellers }: { catalogue: Catalogue; bestsellers: Bestsellers }) {
  const remembered = boundedMemo<number[]>(1_000)
  const affinitiesOf = (one: Product) =>
    remembered(one.productId, () => catalogue.products.map((other) => affinity(one, other)))
  const answered = boundedMemo<readonly Offer[]>(2_000)

  return (skus: readonly string[], limit: number): readonly Offer[] =>
    answered(`${bestsellers.revision()} ${limit} ${skus.join()}`, () => related(skus, limit))

  function related(skus: readonly string[], limit: number): readonly Offer[] {
    const given = new Set(skus.flatMap((sku) => catalogue.offer(sku)?.product ?? []))
    if (given.size === 0) return []
    const affinities = [...given].map(affinitiesOf)
    return catalogue.products
      .map((product, i) => ({ product, weight: affinities.reduce((sum, each) => sum + (each[i] ?? 0), 0) }))
      .filter(({ product, weight }) => weight > 0 && !given.has(product))
      .sort((a, b) => b.weight - a.weight || byPopularity(bestsellers, a.product.productId, b.product.productId))
      .slice(0, limit)
      .flatMap(({ product }) => catalogue.offer(shownVariant(product).sku) ?? [])
  }
}

function byPopularity(bestsellers: Bestsellers, a: string, b: string): number {
  return bestsellers.popularity(b) - bestsellers.popularity(a) || (a < b ? -1 : 1)
}
