import type { Category, Offer, Product, Store } from './domain/catalogue.ts'
import type { Scores } from './domain/ranking.ts'

/** What is for sale and where; read from memory, since it only changes when the shop is seeded. */
export interface Catalogue {
  /** In the shop's own order. */
  readonly products: readonly Product[]
  readonly categories: readonly Category[]
  readonly stores: readonly Store[]
  product(productId: string): Product | undefined
  /** Always the same object for the same sku, so that what is made of it can be kept with it. */
  offer(sku: string): Offer | undefined
  category(categoryId: string): Category | undefined
}

/** Finds products by the words that describe them, in every language at once. */
export interface SearchIndex {
  /** The products that have a word (folded), and how much it says about them. A beginning also finds what it begins. */
  find(word: string, isBeginning: boolean): Scores
  /** Every word a shopper could have meant, and how many products use it. */
  vocabulary(): ReadonlyMap<string, number>
}

/** Draws the shop's pictures. */
export interface Pictures {
  /** The picture as SVG; nothing when there is none of that name. */
  draw(pictureId: string): string | undefined
}

/** Keeps count of what is bought. */
export interface Bestsellers {
  /** The product's popularity: what it began with, and the units sold since. */
  popularity(productId: string): number
  /** Grows whenever some popularity has changed, so that what was sorted by it can be kept until then. */
  revision(): number
  /** Adds units sold, by product, once for each event; says whether this event was new. */
  add(eventId: string, units: ReadonlyMap<string, number>): boolean
}
