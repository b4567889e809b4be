import type { Product, ProductCard, Variant } from '@galleria/contracts/catalog'

/** A colour a variant may have. */
export type Colour = Variant['colour']
/** A material a product may be made of. */
export type Material = Product['material']
/** An amount in whole cents. */
export type Money = ProductCard['price']

// Written again here, because the contract's own lists come with its schemas and the browser needs neither.
// `contract.check.ts` stops compiling when a list and its contract part ways.

/** The colours, in the order the shop shows them. */
export const colours = [
  'white',
  'black',
  'grey',
  'oak',
  'walnut',
  'brass',
  'terracotta',
  'sage',
  'navy',
  'blush',
  'mustard',
  'sand',
] as const satisfies readonly Colour[]

/** The materials, in the order the shop shows them. */
export const materials = [
  'wood',
  'metal',
  'glass',
  'ceramic',
  'linen',
  'cotton',
  'wool',
  'paper',
  'leather',
  'stone',
  'rattan',
  'wax',
] as const satisfies readonly Material[]

/** The orders a listing can be in. */
export const sorts = ['relevance', 'popular', 'price-asc', 'price-desc', 'rating', 'newest'] as const
/** See {@link sorts}. */
export type Sort = (typeof sorts)[number]
