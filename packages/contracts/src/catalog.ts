import { z } from 'zod'
import { open } from './access.ts'
import { exampleCard, exampleListing, examplePicture } from './catalog/examples.ts'
import {
  Category,
  Filters,
  Listing,
  PricedVariant,
  Product,
  ProductCard,
  Store,
  Suggestion,
  sorts,
} from './catalog/schemas.ts'
import { ask, defineContract } from './contract.ts'
import { Cursor, Locale, PictureId, ProductId, Sku } from './values.ts'

export * from './catalog/schemas.ts'

/** The catalogue's published language: what is for sale, how it is found, what it costs, where our stores are. */
export const catalog = defineContract({
  context: 'catalog',
  rank: 'core',
  endpoints: {
    'product.get': ask({
      access: open,
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
      access: open,
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
      access: open,
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
      access: open,
      request: z.strictObject({ skus: z.array(Sku).min(1).max(20), limit: z.int().min(1).max(12), locale: Locale }),
      reply: z.object({ products: z.array(ProductCard) }),
      idempotent: true,
      timeoutMs: 800,
      refusals: [],
      example: { request: { skus: ['LMP-013-BLK'], limit: 4, locale: 'en' }, reply: { products: [exampleCard] } },
    }),
    /** Products as they stand in a list, by name: in the order asked, each once. Those that are not for sale are left out. */
    'product.list': ask({
      access: open,
      request: z.strictObject({ productIds: z.array(ProductId).min(1).max(24), locale: Locale }),
      reply: z.object({ products: z.array(ProductCard) }),
      idempotent: true,
      timeoutMs: 800,
      refusals: [],
      example: {
        request: { productIds: ['oslo-table-lamp'], locale: 'en' },
        reply: { products: [exampleCard] },
      },
    }),
    'variant.price': ask({
      access: open,
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
      access: open,
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
      access: open,
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
      access: open,
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
