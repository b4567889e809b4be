/** The addresses of the shop. Frontends never import each other; that they can link to each other is agreed here. */
export const addresses = {
  home: '/',
  category: (categoryId: string) => `/category/${categoryId}`,
  search: (text: string) => (text === '' ? '/search' : `/search?${new URLSearchParams({ q: text })}`),
  product: (productId: string) => `/product/${productId}`,
  /** A product with one of its variants chosen. */
  variant: (productId: string, sku: string) => `/product/${productId}?sku=${sku}`,
  stores: '/stores',
  cart: '/cart',
  checkout: '/checkout',
  orders: '/orders',
  order: (orderId: string) => `/orders/${orderId}`,
  /** Shown once, right after an order was placed. */
  thanks: (orderId: string) => `/orders/${orderId}/thanks`,
  /** Leaves the shop's pages for the identity server, and comes back to `here`. */
  signIn: (here: string) => `/session/sign-in?${new URLSearchParams({ return: here })}`,
  /** Takes a form, and nothing else. */
  signOut: '/session/sign-out',
} as const
