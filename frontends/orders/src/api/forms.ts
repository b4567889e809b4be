/** Where the cart's forms go when no script takes the press (`bff/web/forms`). All of them lead to the cart's page. */
export const forms = {
  /** `sku`, `quantity`. */
  add: '/forms/cart/lines',
  /** `sku`, `quantity`. */
  change: '/forms/cart/lines/change',
  /** `sku`. */
  remove: '/forms/cart/lines/remove',
} as const
