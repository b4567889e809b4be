import { type Product, priceFrom } from './catalogue.ts'

/** The orders a listing can be in. */
export type Sort = 'relevance' | 'popular' | 'price-asc' | 'price-desc' | 'rating' | 'newest'

/** A product's place in a listing. The smaller key comes first; equal keys are told apart by the product's id. */
export interface Position {
  readonly key: number
  readonly productId: string
}

/** What only the moment knows of a product. */
export interface Standing {
  /** How well it fits what was typed, in whole points; zero when nothing was typed. */
  readonly relevance: number
  readonly popularity: number
}

const keys: Readonly<Record<Sort, (product: Product, standing: Standing) => number>> = {
  relevance: (_, { relevance }) => -relevance,
  popular: (_, { popularity }) => -popularity,
  'price-asc': (product) => priceFrom(product),
  'price-desc': (product) => -priceFrom(product),
  // Equal stars: more voices count for more. A million voices is beyond any product's reach.
  rating: ({ rating, ratingCount }) => -(Math.round(rating * 10) * 1_000_000 + Math.min(ratingCount, 999_999)),
  newest: ({ addedOn }) => -Number(addedOn.replaceAll('-', '')),
}

/** Where a product stands in a listing sorted so. Keys are whole numbers, so that they survive being written down. */
export function position(product: Product, sort: Sort, standing: Standing): Position {
  return { key: keys[sort](product, standing), productId: product.productId }
}

/** Orders positions; never zero for two products, so every order is total and stable. */
export function comparePositions(a: Position, b: Position): number {
  return a.key - b.key || (a.productId < b.productId ? -1 : a.productId > b.productId ? 1 : 0)
}
