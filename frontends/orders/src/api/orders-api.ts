import type { Locale } from '@galleria/contracts/values'
import type {
  AddToCart,
  AskQuote,
  CartPage,
  Order,
  OrderPage,
  OrdersPage,
  PaymentField,
  PlaceOrder,
  Quote,
  ReviseOrder,
  StoresPage,
} from '@galleria/contracts/web'
import type { Api, ApiAnswer } from '@galleria/ui'

/** What every question carries. */
export interface Ask {
  readonly locale: Locale
  readonly signal?: AbortSignal | undefined
}

/** What the orders' pages and widgets ask of the shop. */
export interface OrdersApi {
  cart(ask: Ask): Promise<ApiAnswer<CartPage>>
  /** Adds pieces to what is there. Not idempotent: a lost answer may have added. */
  add(line: AddToCart, ask: Ask): Promise<ApiAnswer<CartPage>>
  /** Sets the number of pieces of a line. */
  change(sku: string, quantity: number, ask: Ask): Promise<ApiAnswer<CartPage>>
  remove(sku: string, ask: Ask): Promise<ApiAnswer<CartPage>>
  quote(wish: AskQuote, ask: Ask): Promise<ApiAnswer<Quote>>
  paymentField(ask: Ask): Promise<ApiAnswer<PaymentField>>
  /** The same key with the same body gives the same order, however often it is sent. */
  place(order: PlaceOrder, key: string, ask: Ask): Promise<ApiAnswer<Order>>
  order(orderId: string, ask: Ask): Promise<ApiAnswer<OrderPage>>
  /** Asking twice cancels once; the second answer is the order as it is. */
  cancel(orderId: string, ask: Ask): Promise<ApiAnswer<Order>>
  /** Says what shall remain. The same key with the same body changes the order once, however often it is sent. */
  revise(orderId: string, wish: ReviseOrder, key: string, ask: Ask): Promise<ApiAnswer<Order>>
  orders(ask: Ask & { readonly cursor?: string | undefined }): Promise<ApiAnswer<OrdersPage>>
  stores(ask: Ask): Promise<ApiAnswer<StoresPage>>
}

/** Under which names answers are handed over: from a server to the browser, and from a prefetch to the visit. */
export const loadKeys = {
  cart: (locale: Locale) => `cart:${locale}`,
  /** `from` is the cursor in the address. */
  orders: (locale: Locale, from?: string) => `orders:${locale}:${from ?? ''}`,
  order: (locale: Locale, orderId: string) => `order:${locale}:${orderId}`,
} as const

/** Where the cart's forms go when no script takes the press (`bff/web/forms`). They say a `sku`, and all but the last a `quantity`. */
export const forms = {
  add: '/forms/cart/lines',
  change: '/forms/cart/lines/change',
  remove: '/forms/cart/lines/remove',
} as const

/** How many orders a page of the history holds. */
const pageSize = 10

/** The web BFF, screen by screen; the only place that knows its addresses. */
export function createOrdersApi(api: Api): OrdersApi {
  const root = '/api/web'
  const asked = ({ locale, signal }: Ask, query: Readonly<Record<string, string | number | undefined>> = {}) => ({
    query: { locale, ...query },
    ...(signal ? { signal } : {}),
  })
  const line = (sku: string) => `${root}/cart/lines/${encodeURIComponent(sku)}`
  const one = (orderId: string) => `${root}/orders/${encodeURIComponent(orderId)}`
  return {
    cart: (ask) => api.get(`${root}/cart`, asked(ask)),
    add: (body, ask) => api.post(`${root}/cart/lines`, { ...asked(ask), body }),
    change: (sku, quantity, ask) => api.patch(line(sku), { ...asked(ask), body: { quantity } }),
    remove: (sku, ask) => api.delete(line(sku), asked(ask)),
    quote: (body, ask) => api.post(`${root}/checkout/quote`, { ...asked(ask), body }),
    paymentField: (ask) => api.post(`${root}/checkout/payment-field`, { ...asked(ask), body: {} }),
    place: (body, key, ask) => api.post(`${root}/orders`, { ...asked(ask), body, headers: { 'idempotency-key': key } }),
    order: (orderId, ask) => api.get(one(orderId), asked(ask)),
    cancel: (orderId, ask) => api.post(`${one(orderId)}/cancellation`, asked(ask)),
    revise: (orderId, body, key, ask) =>
      api.post(`${one(orderId)}/revisions`, { ...asked(ask), body, headers: { 'idempotency-key': key } }),
    orders: ({ cursor, ...ask }) => api.get(`${root}/orders`, asked(ask, { cursor, limit: pageSize })),
    stores: (ask) => api.get(`${root}/pages/stores`, asked(ask)),
  }
}
