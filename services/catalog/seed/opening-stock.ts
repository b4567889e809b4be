import { openingQuantity, ranges } from './ranges.ts'

/** What lies on the shelves when the shop opens, every variant once; the catalogue's `openingStock` says the same. */
export function openingStock(): { readonly sku: string; readonly quantity: number }[] {
  return ranges.flatMap(({ variants }) => variants.map(({ sku }) => ({ sku, quantity: openingQuantity(sku) })))
}
