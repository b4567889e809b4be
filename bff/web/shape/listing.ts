import type { Filters, sorts } from '@galleria/contracts/catalog'
import type { Locale } from '@galleria/contracts/values'
import type { ListingQuery } from '@galleria/contracts/web'
import type { z } from 'zod'

/** What the catalogue is asked for a page of products. */
export interface ListingSearch {
  readonly text?: string | undefined
  readonly filters: Filters
  readonly sort: (typeof sorts)[number]
  readonly cursor?: string | undefined
  readonly limit: number
  readonly locale: Locale
}

/** Turns the address of a listing into a question to the catalogue. Prices in the address are in cents. */
export function listingSearch(query: z.output<typeof ListingQuery>, categoryId = query.category): ListingSearch {
  const { q, colour, material, priceFrom, priceTo, rating, sort, cursor, limit, locale } = query
  const filters = {
    category: categoryId,
    colour: colour?.length ? colour : undefined,
    material: material?.length ? material : undefined,
    priceFromCents: priceFrom,
    priceToCents: priceTo,
    ratingFrom: rating,
  } as Filters
  return { text: q || undefined, filters, sort, cursor, limit, locale }
}
