import type { colours, materials } from '@galleria/contracts/catalog'
import type { Locale } from '@galleria/contracts/values'
import type { Packed } from './packed.ts'

/** The same words in every language of the shop. */
export type Text = Readonly<Record<Locale, string>>
/** A colour of the contract. */
export type Colour = (typeof colours)[number]
/** A material of the contract. */
export type Material = (typeof materials)[number]
/** How a product is looked at. */
export type View = 'front' | 'detail' | 'room'

export interface SeedPicture {
  readonly pictureId: string
  readonly view: View
  readonly alt: Text
}

export interface SeedVariant {
  readonly sku: string
  readonly colour: Colour
  readonly name: Text
  readonly priceCents: number
  readonly packed: Packed
  /** Pieces on the shelf on the first day. */
  readonly openingStock: number
  readonly pictures: readonly SeedPicture[]
}

export interface SeedProduct {
  readonly productId: string
  /** What its variants' SKUs begin with: `LMP-012`. */
  readonly code: string
  readonly categoryId: string
  readonly name: Text
  readonly summary: Text
  readonly description: Text
  readonly material: Material
  readonly attributes: readonly { readonly name: Text; readonly value: Text }[]
  readonly rating: number
  readonly ratingCount: number
  /** Higher is asked for more often; only its order means anything. */
  readonly popularity: number
  /** ISO date. */
  readonly addedOn: string
  readonly keywords: Readonly<Record<Locale, readonly string[]>>
  readonly variants: readonly SeedVariant[]
}

export interface SeedCategory {
  readonly categoryId: string
  readonly name: Text
  readonly description: Text
  readonly pictureId: string
  readonly pictureAlt: Text
}

export interface SeedStore {
  readonly storeId: string
  readonly name: Text
  readonly street: string
  readonly city: Text
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string
  readonly openingHours: Text
  readonly pictureId: string
  readonly alt: Text
}

/** A wide scene for the home page, 1600 by 900. */
export interface SeedHero {
  readonly pictureId: string
  readonly alt: Text
}

/** Everything the shop opens with. */
export interface SeedCatalogue {
  readonly categories: readonly SeedCategory[]
  readonly products: readonly SeedProduct[]
  readonly stores: readonly SeedStore[]
  readonly heroes: readonly SeedHero[]
}
