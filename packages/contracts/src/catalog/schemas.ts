import { z } from 'zod'
import { Measures } from '../measures.ts'
import { CategoryId, Cursor, Money, PictureId, ProductId, Sku, StoreId } from '../values.ts'

/** The colours a variant may have; each has a swatch in `packages/ui`. */
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
] as const
/** The materials a product may be made of. */
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
] as const

/** A picture: `src` never changes meaning, so it may be kept for ever. Sizes in CSS pixels. */
export const Picture = z.object({
  id: PictureId,
  src: z.string().startsWith('/pictures/'),
  width: z.int().positive(),
  height: z.int().positive(),
  alt: z.string(),
})
/** See {@link Picture}. */
export type Picture = z.infer<typeof Picture>

/** A branch of the shop's floor plan. */
export const Category = z.object({
  categoryId: CategoryId,
  name: z.string(),
  description: z.string(),
  productCount: z.int().min(0),
  picture: Picture,
})
/** See {@link Category}. */
export type Category = z.infer<typeof Category>

/** A product as it stands in a list. */
export const ProductCard = z.object({
  productId: ProductId,
  /** The variant shown, and the one a quick "add" would take. */
  sku: Sku,
  name: z.string(),
  categoryId: CategoryId,
  price: Money,
  /** The highest price among the variants, when it differs. */
  priceTo: Money.optional(),
  rating: z.number().min(0).max(5),
  ratingCount: z.int().min(0),
  colours: z.array(z.enum(colours)),
  picture: Picture,
})
/** See {@link ProductCard}. */
export type ProductCard = z.infer<typeof ProductCard>

/** One thing that can be put into a cart. */
export const Variant = z.object({
  sku: Sku,
  /** What tells it from its siblings, in the shopper's language: `Oak`. */
  name: z.string(),
  colour: z.enum(colours),
  price: Money,
  pictures: z.array(Picture).min(1),
})
/** See {@link Variant}. */
export type Variant = z.infer<typeof Variant>

/** A product with all that its page shows. */
export const Product = z.object({
  productId: ProductId,
  name: z.string(),
  /** One line under the name. */
  summary: z.string(),
  description: z.string(),
  category: z.object({ categoryId: CategoryId, name: z.string() }),
  material: z.enum(materials),
  /** Facts for the table: dimensions, care, origin. Already in the shopper's language. */
  attributes: z.array(z.object({ name: z.string(), value: z.string() })),
  rating: z.number().min(0).max(5),
  ratingCount: z.int().min(0),
  variants: z.array(Variant).min(1),
})
/** See {@link Product}. */
export type Product = z.infer<typeof Product>

/** What an order needs to know of a variant: the price is the only authority on what it costs. */
export const PricedVariant = z.object({
  sku: Sku,
  productId: ProductId,
  productName: z.string(),
  variantName: z.string(),
  unitPrice: Money,
  picture: Picture,
  ...Measures.partial().shape,
})
/** See {@link PricedVariant}. */
export type PricedVariant = z.infer<typeof PricedVariant>

/** A shop of ours where an order can be picked up. */
export const Store = z.object({
  storeId: StoreId,
  name: z.string(),
  street: z.string(),
  city: z.string(),
  countryCode: z.string().length(2),
  openingHours: z.string(),
  picture: Picture,
})
/** See {@link Store}. */
export type Store = z.infer<typeof Store>

/** What narrows a listing. Within one facet the values widen (or), across facets they narrow (and). */
export const Filters = z.strictObject({
  category: CategoryId.optional(),
  colour: z.array(z.enum(colours)).max(colours.length).optional(),
  material: z.array(z.enum(materials)).max(materials.length).optional(),
  priceFromCents: z.int().min(0).max(100_000_000).optional(),
  priceToCents: z.int().min(0).max(100_000_000).optional(),
  ratingFrom: z.number().min(0).max(5).optional(),
})
/** See {@link Filters}. */
export type Filters = z.infer<typeof Filters>

/** The orders a listing can be in; `relevance` is `popular` when nothing was typed. */
export const sorts = ['relevance', 'popular', 'price-asc', 'price-desc', 'rating', 'newest'] as const

/** One choice of a facet and how many products it would leave. */
export const FacetValue = z.object({ value: z.string(), label: z.string(), count: z.int().min(0) })
/** See {@link FacetValue}. */
export type FacetValue = z.infer<typeof FacetValue>

/** A page of products with the facets that would narrow it. */
export const Listing = z.object({
  products: z.array(ProductCard),
  total: z.int().min(0),
  nextCursor: Cursor.optional(),
  facets: z.object({
    category: z.array(FacetValue),
    colour: z.array(FacetValue),
    material: z.array(FacetValue),
    rating: z.array(FacetValue),
    price: z.object({ minCents: z.int().min(0), maxCents: z.int().min(0) }),
  }),
  /** A spelling that would find something, when what was typed finds little. */
  didYouMean: z.string().optional(),
})
/** See {@link Listing}. */
export type Listing = z.infer<typeof Listing>

/** A completion of what the shopper is typing. */
export const Suggestion = z.object({
  kind: z.enum(['product', 'category', 'phrase']),
  text: z.string(),
  /** The product or category it leads to; none for a phrase, which is searched. */
  id: z.string().optional(),
})
/** See {@link Suggestion}. */
export type Suggestion = z.infer<typeof Suggestion>
