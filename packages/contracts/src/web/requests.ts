import { z } from 'zod'
import { Filters, sorts } from '../catalog.ts'
import { Contact, Delivery, DeliveryChoice, RevisedLine } from '../orders.ts'
import { PageView } from '../page-view.ts'
import { PaymentToken } from '../payments.ts'
import { CategoryId, Cursor, Locale, OrderId, ProductId, Quantity, QuoteId, Sku } from '../values.ts'

/** A comma-separated query parameter with values out of a closed set. */
const commaSeparated = <Values extends readonly [string, ...string[]]>(values: Values) =>
  z
    .string()
    .max(200)
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.enum(values)).max(values.length))

/** A query parameter that is a whole number. */
const wholeNumber = z
  .string()
  .regex(/^\d{1,9}$/, 'must be a whole number')
  .transform(Number)

/** The query of every page: its language. */
export const PageQuery = z.strictObject({ locale: Locale.default('en') })

/** The query of a listing; a category's page takes its category from the path. */
export const ListingQuery = z.strictObject({
  locale: Locale.default('en'),
  q: z.string().trim().max(120).optional(),
  category: CategoryId.optional(),
  colour: commaSeparated(
    Filters.shape.colour.unwrap().element.options as unknown as readonly [string, ...string[]],
  ).optional(),
  material: commaSeparated(
    Filters.shape.material.unwrap().element.options as unknown as readonly [string, ...string[]],
  ).optional(),
  priceFrom: wholeNumber.optional(),
  priceTo: wholeNumber.optional(),
  rating: z
    .string()
    .regex(/^[0-5]$/, 'must be 0 to 5')
    .transform(Number)
    .optional(),
  sort: z.enum(sorts).default('relevance'),
  cursor: Cursor.optional(),
  limit: wholeNumber.pipe(z.int().min(1).max(48)).default(24),
})

/** What the browser sends to `POST /api/web/cart/lines`. */
export const AddToCart = z.strictObject({ sku: Sku, quantity: Quantity })
/** What the browser sends to `PATCH /api/web/cart/lines/:sku`. */
export const ChangeLine = z.strictObject({ quantity: Quantity })
/** What the browser sends to `POST /api/web/checkout/quote`. */
export const AskQuote = z.strictObject({ delivery: DeliveryChoice })
/** What the browser sends to `POST /api/web/orders`, with an `Idempotency-Key` header. */
export const PlaceOrder = z.strictObject({
  quoteId: QuoteId,
  contact: Contact,
  delivery: Delivery,
  paymentToken: PaymentToken,
})

/**
 * What the browser sends to `POST /api/web/orders/:orderId/revisions`, with an `Idempotency-Key` header: what shall remain.
 * `POST /api/web/orders/:orderId/cancellation` has no body. Both answer with the order.
 */
export const ReviseOrder = z.strictObject({ lines: z.array(RevisedLine).min(1).max(50) })

/**
 * What a page sends to `POST /api/web/vitals`. `traceparent` is the one the gateway answered the page with (`Server-Timing`), so
 * that the page's own story stands in the trace of those who made it.
 */
export const ReportPageView = PageView.extend({
  traceparent: z
    .string()
    .regex(/^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-0[01]$/, 'must be a W3C traceparent')
    .optional(),
})
/** See {@link ReportPageView}. */
export type ReportPageView = z.infer<typeof ReportPageView>

/** What the browser sends, as types. */
export type AddToCart = z.infer<typeof AddToCart>
/** See {@link ChangeLine}. */
export type ChangeLine = z.infer<typeof ChangeLine>
/** See {@link AskQuote}. */
export type AskQuote = z.infer<typeof AskQuote>
/** See {@link PlaceOrder}. */
export type PlaceOrder = z.infer<typeof PlaceOrder>
/** See {@link ReviseOrder}. */
export type ReviseOrder = z.infer<typeof ReviseOrder>

/** The path parameters of the web BFF. */
export const pathParameters = {
  productId: z.strictObject({ productId: ProductId }),
  categoryId: z.strictObject({ categoryId: CategoryId }),
  sku: z.strictObject({ sku: Sku }),
  orderId: z.strictObject({ orderId: OrderId }),
} as const
