import { z } from 'zod'
import { Category, Filters, Listing, Product, ProductCard, Store, Suggestion, sorts } from './catalog.ts'
import { StockLevel } from './inventory.ts'
import { Cart, Contact, Delivery, DeliveryChoice, Order, OrderSummary, Quote, RevisedLine } from './orders.ts'
import { PageView } from './page-view.ts'
import { PaymentToken } from './payments.ts'
import { Problem } from './problem.ts'
import { CategoryId, Cursor, Instant, Locale, OrderId, ProductId, Quantity, QuoteId, Sku } from './values.ts'

/**
 * A part of a page that the page can do without. `stale` is the last answer known and when it was true;
 * `missing` says why there is none, so that the page can explain itself.
 */
export const part = <Data extends z.ZodType>(data: Data) =>
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('fresh'), data }),
    z.object({ state: z.literal('stale'), data, asOf: Instant }),
    z.object({ state: z.literal('missing'), problem: Problem }),
  ])

/** See {@link part}. */
export type Part<Data> =
  | { readonly state: 'fresh'; readonly data: Data }
  | { readonly state: 'stale'; readonly data: Data; readonly asOf: string }
  | { readonly state: 'missing'; readonly problem: Problem }

/** `GET /api/web/pages/home` */
export const HomePage = z.object({
  categories: part(z.array(Category)),
  popular: part(z.array(ProductCard)),
  newest: part(z.array(ProductCard)),
})
/** See {@link HomePage}. */
export type HomePage = z.infer<typeof HomePage>

/** `GET /api/web/pages/category/:categoryId`; the listing is what the page is for, so it is not a part. */
export const CategoryPage = z.object({ category: Category, listing: Listing })
/** See {@link CategoryPage}. */
export type CategoryPage = z.infer<typeof CategoryPage>

/** `GET /api/web/pages/search` */
export const SearchPage = z.object({ listing: Listing })
/** See {@link SearchPage}. */
export type SearchPage = z.infer<typeof SearchPage>

/** `GET /api/web/pages/product/:productId` */
export const ProductPage = z.object({
  product: part(Product),
  stock: part(z.array(StockLevel)),
  related: part(z.array(ProductCard)),
})
/** See {@link ProductPage}. A product the catalogue denies is a 404; one it cannot be asked about is a part. */
export type ProductPage = z.infer<typeof ProductPage>

/** `GET /api/web/pages/stores` */
export const StoresPage = z.object({ stores: part(z.array(Store)) })
/** See {@link StoresPage}. */
export type StoresPage = z.infer<typeof StoresPage>

/** `GET /api/web/categories`: the menu every page carries. */
export const Menu = z.object({ categories: part(z.array(Category)) })
/** See {@link Menu}. */
export type Menu = z.infer<typeof Menu>

/** `GET /api/web/suggestions` */
export const Suggestions = z.object({ suggestions: z.array(Suggestion) })
/** See {@link Suggestions}. */
export type Suggestions = z.infer<typeof Suggestions>

/** `GET /api/web/recommendations` */
export const Recommendations = z.object({ products: part(z.array(ProductCard)) })
/** See {@link Recommendations}. */
export type Recommendations = z.infer<typeof Recommendations>

/** `GET /api/web/cart`, and the answer to every change of it; `stock` warns of lines that cannot be had in full. */
export const CartPage = z.object({ cart: Cart, stock: part(z.array(StockLevel)) })
/** See {@link CartPage}. */
export type CartPage = z.infer<typeof CartPage>

/** `POST /api/web/checkout/payment-field`: where the provider's hosted card field is to be found. */
export const PaymentField = z.object({ url: z.url(), origin: z.url(), expiresAt: Instant })
/** See {@link PaymentField}. */
export type PaymentField = z.infer<typeof PaymentField>

/** `GET /api/web/orders` */
export const OrdersPage = z.object({ orders: z.array(OrderSummary), nextCursor: Cursor.optional() })
/** See {@link OrdersPage}. */
export type OrdersPage = z.infer<typeof OrdersPage>

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
 * The name of the server-sent event of `GET /api/web/orders/:orderId/events`. Its data is an {@link Order} as JSON, its id the
 * order's version; a reader that comes back with `Last-Event-ID` is told only what it has not seen.
 */
export const orderEventName = 'order'

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

export { Cart, Order, Quote }
