import { z } from 'zod'
import { Role } from './access.ts'
import { Category, Listing, Product, ProductCard, Store, Suggestion } from './catalog.ts'
import { StockLevel } from './inventory.ts'
import { Cart, Order, OrderSummary, Quote } from './orders.ts'
import { Parcel } from './shipping.ts'
import { Cursor, Instant } from './values.ts'
import { part } from './web/part.ts'
import { SuggestedProducts } from './web/suggested.ts'

export * from './web/part.ts'
export * from './web/requests.ts'
export * from './web/suggested.ts'

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
  /** What is much like it, by the catalogue's own description: also when nothing was ever bought. */
  related: part(z.array(ProductCard)),
  /** What is bought with it, or else what is popular. */
  together: SuggestedProducts.optional(),
  /** What may be bought instead, by the model alone: for want of it there is `related`. */
  similar: SuggestedProducts.optional(),
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

/** `GET /api/web/together`: what goes with some products, such as those of a cart. */
export const Together = z.object({ together: SuggestedProducts.optional() })
/** See {@link Together}. */
export type Together = z.infer<typeof Together>

/** `GET /api/web/for-you`: what the reader may like, by what they have bought. */
export const ForYou = z.object({ forYou: SuggestedProducts.optional() })
/** See {@link ForYou}. */
export type ForYou = z.infer<typeof ForYou>

/** `GET /api/web/cart`, and the answer to every change of it; `stock` warns of lines that cannot be had in full. */
export const CartPage = z.object({ cart: Cart, stock: part(z.array(StockLevel)) })
/** See {@link CartPage}. */
export type CartPage = z.infer<typeof CartPage>

/** `POST /api/web/checkout/payment-field`: where the provider's hosted card field is to be found. */
export const PaymentField = z.object({ url: z.url(), origin: z.url(), expiresAt: Instant })
/** See {@link PaymentField}. */
export type PaymentField = z.infer<typeof PaymentField>

/**
 * `GET /api/web/orders/:orderId`: an order, and whether its reader sees it as theirs. `seenAs` is set when it is somebody else's and shown
 * for the reader's role: it can be read and not changed, and the look is in the audit.
 */
export const OrderPage = Order.extend({
  seenAs: z.literal('support').optional(),
  /** Where its packages are; missing while nobody has packed them. */
  parcel: Parcel.optional(),
  /** Set when nobody could be asked where they are. */
  parcelUnknown: z.literal(true).optional(),
})
/** See {@link OrderPage}. */
export type OrderPage = z.infer<typeof OrderPage>

/** `GET /api/web/orders` */
export const OrdersPage = z.object({ orders: z.array(OrderSummary), nextCursor: Cursor.optional() })
/** See {@link OrdersPage}. */
export type OrdersPage = z.infer<typeof OrdersPage>

/**
 * `GET /api/web/session`: whom the shop takes the reader for. What a page shows by it is for show only; what somebody may do is decided
 * where it is done. `name`, `email` and `roles` are there when somebody has signed in.
 */
export const Session = z.object({
  signedIn: z.boolean(),
  name: z.string().optional(),
  email: z.string().optional(),
  roles: z.array(Role).optional(),
  /** Where people see to their account: at the identity server, on an origin of its own. */
  accountUrl: z.string(),
  /** Where signing in begins; `return` in its query is the path of ours to come back to. */
  signInUrl: z.string(),
})
/** See {@link Session}. */
export type Session = z.infer<typeof Session>

/**
 * The name of the server-sent event of `GET /api/web/orders/:orderId/events`. Its data is an {@link Order} as JSON, its id the
 * order's version; a reader that comes back with `Last-Event-ID` is told only what it has not seen.
 */
export const orderEventName = 'order'
/**
 * The name of the other event of that stream. Its data is a `Parcel` as JSON, and it has no id: whoever comes back is told where the
 * packages are, whatever they have seen.
 */
export const parcelEventName = 'parcel'

export { Cart, Order, Quote }
