import type { ProductCard } from '@galleria/contracts/catalog'

/** The page of a product, by the address it goes by whatever variant it shows. */
export function productPage(productId: string): string {
  return `/product/${productId}`
}

/** The page of a product, opened at the variant that its card shows. */
export function productLink({ productId, sku }: Pick<ProductCard, 'productId' | 'sku'>): string {
  return `${productPage(productId)}?sku=${encodeURIComponent(sku)}`
}

/** The page of a category. */
export function categoryLink(categoryId: string): string {
  return `/category/${categoryId}`
}

/** The results for what could have been typed; empty lists everything. */
export function searchLink(text: string): string {
  return text === '' ? '/search' : `/search?q=${encodeURIComponent(text)}`
}

/** A store on a public map, by its address. */
export function mapLink({ street, city, countryCode }: { street: string; city: string; countryCode: string }): string {
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent(`${street}, ${city}, ${countryCode}`)}`
}

/** The page on show, with another query. */
export function sameWith(query: Readonly<Record<string, string>>): string {
  return `?${new URLSearchParams(query)}`
}
