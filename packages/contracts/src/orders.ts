import { defineContract } from './contract.ts'
import { cartEndpoints } from './orders/cart-endpoints.ts'
import { orderEvents } from './orders/events.ts'
import { orderEndpoints } from './orders/order-endpoints.ts'

export * from './orders/schemas.ts'

/** The orders' published language: carts, quotes and orders, each seen by its own shopper only. */
export const orders = defineContract({
  context: 'orders',
  rank: 'core',
  endpoints: { ...cartEndpoints, ...orderEndpoints },
  events: orderEvents,
})
