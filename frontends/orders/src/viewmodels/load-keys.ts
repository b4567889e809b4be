import type { Locale } from '@galleria/contracts/values'

// Under which names answers are handed over, from a server to the browser and from a prefetch to the visit.

/** The cart's page. */
export const cartKey = (locale: Locale) => `cart:${locale}`
/** The history, from the newest order or from a cursor on. */
export const ordersKey = (locale: Locale, from?: string) => `orders:${locale}:${from ?? ''}`
/** One order. */
export const orderKey = (locale: Locale, orderId: string) => `order:${locale}:${orderId}`
