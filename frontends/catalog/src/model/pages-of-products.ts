import type { Listing, ProductCard } from '@galleria/contracts/catalog'

/** Joins the next page to what is shown. A product that moved meanwhile and comes again is not shown twice. */
export function joinPages(shown: Listing, next: Listing): Listing {
  const known = new Set(shown.products.map((product) => product.productId))
  const products: readonly ProductCard[] = next.products.filter((product) => !known.has(product.productId))
  const { nextCursor: _spent, ...rest } = shown
  return {
    ...rest,
    total: next.total,
    products: [...shown.products, ...products],
    ...(next.nextCursor === undefined ? {} : { nextCursor: next.nextCursor }),
  }
}
