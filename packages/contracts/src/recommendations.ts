import { z } from 'zod'
import { callers, only, open } from './access.ts'
import { ask, defineContract } from './contract.ts'
import { Instant, ProductId, ShopperId } from './values.ts'

/** Why a product is suggested, so that whoever is shown it can be told. */
export const Reason = z.discriminatedUnion('kind', [
  /** Often bought with this product. */
  z.object({ kind: z.literal('bought-with'), productId: ProductId }),
  /** Much like this product. */
  z.object({ kind: z.literal('similar-to'), productId: ProductId }),
  /** Bought by many, lately. */
  z.object({ kind: z.literal('popular') }),
])
/** See {@link Reason}. */
export type Reason = z.infer<typeof Reason>

/** A product that somebody may like. `score` orders the suggestions of one answer and means nothing beyond it. */
export const SuggestedProduct = z.object({ productId: ProductId, score: z.number().min(0), reason: Reason })
/** See {@link SuggestedProduct}. */
export type SuggestedProduct = z.infer<typeof SuggestedProduct>

/** Best first. `basis` is `popular` when the model has nothing to say of what was asked about, `model` otherwise. */
export const Suggestions = z.object({
  suggestions: z.array(SuggestedProduct).max(24),
  basis: z.enum(['model', 'popular']),
})
/** See {@link Suggestions}. */
export type Suggestions = z.infer<typeof Suggestions>

/** How many of the held-out baskets a way of suggesting had the last product of among its first ten. */
const HitRate = z.object({ hitRateAt10: z.number().min(0).max(1), baskets: z.int().min(0) })

const Limit = z.int().min(1).max(24)
const productIds = z.array(ProductId).min(1).max(50)
const lamp = 'oslo-table-lamp'
const exampleReply = {
  suggestions: [
    { productId: 'linen-lampshade', score: 0.42, reason: { kind: 'bought-with' as const, productId: lamp } },
    { productId: 'beeswax-candle', score: 0.1, reason: { kind: 'popular' as const } },
  ],
  basis: 'model' as const,
}

/** What is suggested to shoppers, learnt from what is bought: the published language of recommendations. */
export const recommendations = defineContract({
  context: 'recommendations',
  rank: 'supporting',
  endpoints: {
    /** What goes with these products: those of a cart, or the one that is looked at. None of them is suggested itself. */
    'product.together': ask({
      access: open,
      request: z.strictObject({ productIds, limit: Limit }),
      reply: Suggestions,
      idempotent: true,
      timeoutMs: 300,
      refusals: [],
      example: { request: { productIds: [lamp], limit: 8 }, reply: exampleReply },
    }),
    /** What may be bought instead. */
    'product.similar': ask({
      access: open,
      request: z.strictObject({ productId: ProductId, limit: Limit }),
      reply: Suggestions,
      idempotent: true,
      timeoutMs: 300,
      refusals: [],
      example: {
        request: { productId: lamp, limit: 8 },
        reply: {
          suggestions: [
            { productId: 'bergen-desk-lamp', score: 0.71, reason: { kind: 'similar-to', productId: lamp } },
          ],
          basis: 'model',
        },
      },
    }),
    /** What many buy lately. Answered even before anything was learnt: then with nothing. */
    'product.popular': ask({
      access: open,
      request: z.strictObject({ limit: Limit }),
      reply: Suggestions,
      idempotent: true,
      timeoutMs: 300,
      refusals: [],
      example: {
        request: { limit: 8 },
        reply: {
          suggestions: [{ productId: 'beeswax-candle', score: 31, reason: { kind: 'popular' } }],
          basis: 'popular',
        },
      },
    }),
    /** What somebody may like, by what they bought before. */
    'shopper.suggest': ask({
      access: only({ guest: 'own', shopper: 'own' }, { owner: ({ shopperId }: { shopperId: string }) => shopperId }),
      request: z.strictObject({ shopperId: ShopperId, limit: Limit }),
      reply: Suggestions,
      idempotent: true,
      timeoutMs: 300,
      refusals: [],
      example: { request: { shopperId: '7c9e6679-7425-40de-944b-e07fc1f90ae7', limit: 8 }, reply: exampleReply },
    }),
    /** What the model knows, and how good it is: judged on the later part of what it was taught. */
    'model.get': ask({
      access: callers('observatory', 'bff-web'),
      request: z.strictObject({}),
      reply: z.object({
        /** How many orders it has learnt from. */
        orders: z.int().min(0),
        products: z.int().min(0),
        learntUntil: Instant.optional(),
        /** Missing until there is enough to hold some of it out. */
        evaluation: z.object({ at: Instant, model: HitRate, popular: HitRate }).optional(),
      }),
      idempotent: true,
      timeoutMs: 500,
      refusals: [],
      example: {
        request: {},
        reply: {
          orders: 13_742,
          products: 3_481,
          learntUntil: '2026-01-15T10:00:00.000Z',
          evaluation: {
            at: '2026-01-15T10:00:00.000Z',
            model: { hitRateAt10: 0.35, baskets: 2_748 },
            popular: { hitRateAt10: 0.05, baskets: 2_748 },
          },
        },
      },
    }),
  },
  events: {},
})
