import { defineFrontend } from '@galleria/ui/build/federation'

export default defineFrontend({
  name: 'orders',
  role: 'remote',
  port: 5175,
  exposes: {
    'mini-cart': './src/expose/mini-cart.ts',
    'buy-button': './src/expose/buy-button.ts',
    'cart-page': './src/expose/cart-page.ts',
    'checkout-page': './src/expose/checkout-page.ts',
    'thanks-page': './src/expose/thanks-page.ts',
    'order-page': './src/expose/order-page.ts',
    'orders-page': './src/expose/orders-page.ts',
  },
  routes: [
    { path: '/cart', name: 'orders-cart', expose: 'cart-page' },
    { path: '/checkout', name: 'orders-checkout', expose: 'checkout-page' },
    { path: '/orders', name: 'orders-history', expose: 'orders-page' },
    { path: '/orders/:orderId', name: 'orders-order', expose: 'order-page' },
    { path: '/orders/:orderId/thanks', name: 'orders-thanks', expose: 'thanks-page' },
  ],
  widgets: { 'mini-cart': 'mini-cart', 'buy-button': 'buy-button' },
  browserOnly: ['mini-cart', 'checkout-page'],
})
