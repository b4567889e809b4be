import { type Product, priceFrom } from './catalogue.ts'

/** What narrows a listing. Within one facet the values widen (or), across facets they narrow (and). */
export interface Filters {
  readonly category?: string | undefined
  readonly colour?: readonly string[] | undefined
  readonly material?: readonly string[] | undefined
  readonly priceFromCents?: number | undefined
  readonly priceToCents?: number | undefined
  readonly ratingFrom?: number | undefined
}

/** The questions a shopper narrows by. */
export const facets = ['category', 'colour', 'material', 'rating', 'price'] as const
/** See {@link facets}. */
export type Facet = (typeof facets)[number]

const admits: Readonly<Record<Facet, (product: Product, filters: Filters) => boolean>> = {
  category: ({ categoryId }, { category }) => category === undefined || category === categoryId,
  colour: ({ variants }, { colour }) => isOpen(colour) || variants.some((variant) => colour.includes(variant.colour)),
  material: (product, { material }) => isOpen(material) || material.includes(product.material),
  rating: ({ rating }, { ratingFrom = 0 }) => rating >= ratingFrom,
  price: (product, { priceFromCents = 0, priceToCents = Number.POSITIVE_INFINITY }) => {
    const cents = priceFrom(product)
    return cents >= priceFromCents && cents <= priceToCents
  },
}

/** The facets that keep a product out of the listing; none when it is in. */
export function refusedBy(product: Product, filters: Filters): Facet[] {
  return facets.filter((facet) => !admits[facet](product, filters))
}

/** Whether the price range is one: its end is not below its beginning. */
export function isPriceRange({ priceFromCents = 0, priceToCents = Number.POSITIVE_INFINITY }: Filters): boolean {
  return priceFromCents <= priceToCents
}

/** The same filters always written the same way, whatever the order in which they were picked. */
export function canonicalFilters({
  category,
  colour,
  material,
  priceFromCents,
  priceToCents,
  ratingFrom,
}: Filters): string {
  const sorted = (values: readonly string[] = []) => [...new Set(values)].sort()
  return JSON.stringify([category, sorted(colour), sorted(material), priceFromCents, priceToCents, ratingFrom])
}

/** No value picked is the same as all of them. */
function isOpen(values: readonly string[] | undefined): values is undefined {
  return values === undefined || values.length === 0
}
