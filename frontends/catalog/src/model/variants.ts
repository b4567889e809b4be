import type { Product, Variant } from '@galleria/contracts/catalog'

/** The variant an address asks for, or the first when it asks for none we have. */
export function chosenVariant(product: Product, sku: string | undefined): Variant {
  const chosen = product.variants.find((variant) => variant.sku === sku) ?? product.variants[0]
  if (chosen === undefined) throw new RangeError(`${product.productId} has no variants, which its schema forbids`)
  return chosen
}

/** The picture `steps` further on, going round at both ends. */
export function stepPicture(count: number, from: number, steps: number): number {
  return count === 0 ? 0 : (((from + steps) % count) + count) % count
}

/** Where a key leads in a row of pictures; undefined when the key means nothing there. */
export function pictureAtKey(key: string, count: number, from: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return stepPicture(count, from, 1)
    case 'ArrowLeft':
      return stepPicture(count, from, -1)
    case 'Home':
      return 0
    case 'End':
      return Math.max(0, count - 1)
    default:
      return undefined
  }
}
