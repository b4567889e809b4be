import type { Product } from './catalogue.ts'
import { words } from './text.ts'

/** The first word of a name is its collection: `Oslo` of `Oslo table lamp`. */
export function collectionOf({ name }: Product): string {
  return words(name.en)[0] ?? ''
}

/**
 * How well two products go together, 0 to 10: being called alike, standing in the same department, coming from one
 * collection, coming in the same colours and being made of the same stuff, in this order of weight.
 */
export function affinity(one: Product, other: Product): number {
  const sameCollection = collectionOf(one) === collectionOf(other) ? 2 : 0
  const sameCategory = one.categoryId === other.categoryId ? 2.5 : 0
  const sameMaterial = one.material === other.material ? 1 : 0
  return (
    sameCollection +
    sameCategory +
    sameMaterial +
    3 * overlap(one.keywords.en, other.keywords.en) +
    1.5 * overlap(coloursOf(one), coloursOf(other))
  )
}

/** The share of things two lists have in common, 0 to 1 (Jaccard). */
function overlap(one: readonly string[], other: readonly string[]): number {
  const ones = new Set(one)
  const all = new Set([...one, ...other])
  return all.size === 0 ? 0 : (ones.size + new Set(other).size - all.size) / all.size
}

function coloursOf({ variants }: Product): string[] {
  return variants.map(({ colour }) => colour)
}
