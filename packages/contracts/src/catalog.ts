import { z } from 'zod'
import { ask, defineContract } from './contract.ts'
import { CategoryId, Cursor, Locale, Money, PictureId, ProductId, Sku, StoreId } from './values.ts'

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

const examplePicture = {
  id: 'lmp-012-oak-front-4f3a9c21',
  src: '/pictures/lmp-012-oak-front-4f3a9c21.svg',
  width: 800,
  height: 800,
  alt: 'Oslo table lamp in oak',
}
const exampleCard = {
  productId: 'oslo-table-lamp',
  sku: 'LMP-012-OAK',
  name: 'Oslo table lamp',
  categoryId: 'lighting',
  price: { cents: 8900, currency: 'EUR' as const },
  rating: 4.6,
  ratingCount: 128,
  colours: ['oak' as const, 'black' as const],
  picture: examplePicture,
}
const exampleListing = {
  products: [exampleCard],
  total: 1,
  facets: {
    category: [{ value: 'lighting', label: 'Lighting', count: 1 }],
    colour: [{ value: 'oak', label: 'Oak', count: 1 }],
    material: [{ value: 'wood', label: 'Wood', count: 1 }],
    rating: [{ value: '4', label: '4 and up', count: 1 }],
    price: { minCents: 8900, maxCents: 8900 },
  },
}

/** The catalogue's published language: what is for sale, how it is found, what it costs, where our stores are. */
export const catalog = defineContract({
  context: 'catalog',
  rank: 'core',
  endpoints: {
    'product.get': ask({
      request: z.strictObject({ productId: ProductId, locale: Locale }),
      reply: Product,
      idempotent: true,
      timeoutMs: 1_000,
      refusals: ['product-unknown'],
      example: {
        request: { productId: 'oslo-table-lamp', locale: 'en' },
        reply: {
          productId: 'oslo-table-lamp',
          name: 'Oslo table lamp',
          summary: 'A warm light for late readers.',
          description: 'Turned oak, a linen shade and a dimmer that remembers.',
          category: { categoryId: 'lighting', name: 'Lighting' },
          material: 'wood',
          attributes: [{ name: 'Height', value: '42 cm' }],
          rating: 4.6,
          ratingCount: 128,
          variants: [
            {
              sku: 'LMP-012-OAK',
              name: 'Oak',
              colour: 'oak',
              price: { cents: 8900, currency: 'EUR' },
              pictures: [examplePicture],
            },
          ],
        },
      },
    }),
    'product.search': ask({
      request: z.strictObject({
        text: z.string().max(120).optional(),
        filters: Filters,
        sort: z.enum(sorts),
        cursor: Cursor.optional(),
        limit: z.int().min(1).max(48),
        locale: Locale,
      }),
      reply: Listing,
      idempotent: true,
      timeoutMs: 1_500,
      refusals: ['category-unknown'],
      example: {
        request: { text: 'lamp', filters: {}, sort: 'relevance', limit: 24, locale: 'en' },
        reply: exampleListing,
      },
    }),
    'product.suggest': ask({
      request: z.strictObject({ prefix: z.string().min(1).max(60), limit: z.int().min(1).max(10), locale: Locale }),
      reply: z.object({ suggestions: z.array(Suggestion) }),
      idempotent: true,
      timeoutMs: 500,
      refusals: [],
      example: {
        request: { prefix: 'osl', limit: 5, locale: 'en' },
        reply: { suggestions: [{ kind: 'product', text: 'Oslo table lamp', id: 'oslo-table-lamp' }] },
      },
    }),
    'product.related': ask({
      request: z.strictObject({ skus: z.array(Sku).min(1).max(20), limit: z.int().min(1).max(12), locale: Locale }),
      reply: z.object({ products: z.array(ProductCard) }),
      idempotent: true,
      timeoutMs: 800,
      refusals: [],
      example: { request: { skus: ['LMP-013-BLK'], limit: 4, locale: 'en' }, reply: { products: [exampleCard] } },
    }),
    'variant.price': ask({
      request: z.strictObject({ skus: z.array(Sku).min(1).max(50), locale: Locale }),
      reply: z.object({ variants: z.array(PricedVariant), unknown: z.array(Sku) }),
      idempotent: true,
      timeoutMs: 1_000,
      refusals: [],
      example: {
        request: { skus: ['LMP-012-OAK'], locale: 'en' },
        reply: {
          variants: [
            {
              sku: 'LMP-012-OAK',
              productId: 'oslo-table-lamp',
              productName: 'Oslo table lamp',
              variantName: 'Oak',
              unitPrice: { cents: 8900, currency: 'EUR' },
              picture: examplePicture,
            },
          ],
          unknown: [],
        },
      },
    }),
    'category.list': ask({
      request: z.strictObject({ locale: Locale }),
      reply: z.object({ categories: z.array(Category) }),
      idempotent: true,
      timeoutMs: 1_000,
      refusals: [],
      example: {
        request: { locale: 'en' },
        reply: {
          categories: [
            {
              categoryId: 'lighting',
              name: 'Lighting',
              description: 'Lamps for every hour.',
              productCount: 22,
              picture: { ...examplePicture, alt: 'A lamp' },
            },
          ],
        },
      },
    }),
    'store.list': ask({
      request: z.strictObject({ locale: Locale }),
      reply: z.object({ stores: z.array(Store) }),
      idempotent: true,
      timeoutMs: 1_000,
      refusals: [],
      example: {
        request: { locale: 'en' },
        reply: {
          stores: [
            {
              storeId: 'seoul-hannam',
              name: 'Galleria Hannam',
              street: '29 Itaewon-ro 55-gil',
              city: 'Seoul',
              countryCode: 'KR',
              openingHours: 'Mon–Sat 10:00–20:00',
              picture: examplePicture,
            },
          ],
        },
      },
    }),
    'picture.get': ask({
      request: z.strictObject({ pictureId: PictureId }),
      reply: z.object({ svg: z.string() }),
      idempotent: true,
      timeoutMs: 1_000,
      refusals: ['not-found'],
      example: {
        request: { pictureId: 'lmp-012-oak-front-4f3a9c21' },
        reply: { svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800"/>' },
      },
    }),
  },
  events: {},
})
