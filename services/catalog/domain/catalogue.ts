/** The languages every text of the catalogue is written in. */
export type Language = 'en' | 'ko'

/** A text in each language. */
export type Localised = Readonly<Record<Language, string>>

/** A picture of a thing, and what a person who cannot see it is told. */
export interface PictureOf {
  readonly pictureId: string
  readonly alt: Localised
}

/** A branch of the shop's floor plan. */
export interface Category {
  readonly categoryId: string
  readonly name: Localised
  readonly description: Localised
  readonly pictureId: string
  readonly pictureAlt: Localised
}

/** One thing that can be put into a cart. */
export interface Variant {
  readonly sku: string
  readonly colour: string
  readonly name: Localised
  readonly priceCents: number
  /** As it is sent. */
  readonly packed: { readonly weightGrams: number; readonly volumeCm3: number }
  /** The first is the one shown in lists. */
  readonly pictures: readonly PictureOf[]
}

/** Something for sale, in one or more variants; the first is shown when nobody asked for another. */
export interface Product {
  readonly productId: string
  /** The head of its skus: `LMP-012`. */
  readonly code: string
  readonly categoryId: string
  readonly name: Localised
  readonly summary: Localised
  readonly description: Localised
  readonly material: string
  readonly attributes: readonly { readonly name: Localised; readonly value: Localised }[]
  /** 0 to 5. */
  readonly rating: number
  readonly ratingCount: number
  /** How much it was wanted before the shop kept count; units sold are added to it. */
  readonly popularity: number
  /** The day it came into the shop, `YYYY-MM-DD`. */
  readonly addedOn: string
  /** What else people call it. */
  readonly keywords: Readonly<Record<Language, readonly string[]>>
  readonly variants: readonly Variant[]
}

/** A variant together with the product it is one of: what is put into carts and shown in lists. */
export interface Offer {
  readonly product: Product
  readonly variant: Variant
}

/** A shop of ours where an order can be picked up. */
export interface Store extends PictureOf {
  readonly storeId: string
  readonly name: Localised
  readonly street: string
  readonly city: Localised
  readonly countryCode: string
  readonly openingHours: Localised
}

/** All that the shop has to show, in the order in which it is shown. */
export interface CatalogueContent {
  readonly categories: readonly Category[]
  readonly products: readonly Product[]
  readonly stores: readonly Store[]
}

/** A product's price in lists and filters, in cents: what its cheapest variant costs. */
export function priceFrom(product: Product): number {
  return product.variants.reduce((least, { priceCents }) => Math.min(least, priceCents), Number.POSITIVE_INFINITY)
}

/** What its dearest variant costs, in cents. */
export function priceTo(product: Product): number {
  return product.variants.reduce((most, { priceCents }) => Math.max(most, priceCents), 0)
}

/** The variant a list shows: the first in one of the colours asked for, or else the first. */
export function shownVariant(product: Product, colours: readonly string[] = []): Variant {
  const shown = product.variants.find(({ colour }) => colours.includes(colour)) ?? product.variants[0]
  if (!shown) throw new Error(`${product.productId} has no variant`)
  return shown
}
