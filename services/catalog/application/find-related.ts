import { affinity } from '../domain/affinity.ts'
import { type Offer, type Product, shownVariant } from '../domain/catalogue.ts'
import type { Bestsellers, Catalogue } from '../ports.ts'
import { boundedMemo } from './bounded-memo.ts'

/** What it adds to a product's weight that it can be had in a colour of the variants named. */
const matchingColour = 0.4

/**
 * What goes with the variants named: each product weighs its affinity to all of them together, more if it can be had in
 * one of their colours, in which it is then shown; of equals the more wanted comes first. Skus nobody knows are passed
 * over; when none is known, nothing is related.
 */
export function makeFindRelated({ catalogue, bestsellers }: { catalogue: Catalogue; bestsellers: Bestsellers }) {
  const remembered = boundedMemo<number[]>(1_000)
  const affinitiesOf = (one: Product) =>
    remembered(one.productId, () => catalogue.products.map((other) => affinity(one, other)))

  return (skus: readonly string[], limit: number): readonly Offer[] => {
    const offers = skus.flatMap((sku) => catalogue.offer(sku) ?? [])
    const given = new Set(offers.map(({ product }) => product))
    if (given.size === 0) return []
    const colours = offers.map(({ variant }) => variant.colour)
    const affinities = [...given].map(affinitiesOf)
    return catalogue.products
      .map((product, i) => {
        const variant = shownVariant(product, colours)
        const weight = affinities.reduce((sum, each) => sum + (each[i] ?? 0), 0)
        return {
          product,
          variant,
          weight: weight > 0 && colours.includes(variant.colour) ? weight + matchingColour : weight,
        }
      })
      .filter(({ product, weight }) => weight > 0 && !given.has(product))
      .sort((a, b) => b.weight - a.weight || byPopularity(bestsellers, a.product.productId, b.product.productId))
      .slice(0, limit)
      .flatMap(({ variant }) => catalogue.offer(variant.sku) ?? [])
  }
}

function byPopularity(bestsellers: Bestsellers, a: string, b: string): number {
  return bestsellers.popularity(b) - bestsellers.popularity(a) || (a < b ? -1 : 1)
}
