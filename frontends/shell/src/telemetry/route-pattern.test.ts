import { expect, test } from 'bun:test'
import { patternOf } from './route-pattern.ts'

const patterns = [
  '/',
  '/product/:productId',
  '/orders',
  '/orders/:orderId',
  '/orders/:orderId/thanks',
  '/orders/sample',
  '/odd/:id(\\d+)',
]

test.each([
  ['/', '/'],
  ['/product/oslo-table-lamp', '/product/:productId'],
  ['/orders/', '/orders'],
  ['/orders/01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d', '/orders/:orderId'],
  ['/orders/01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d/thanks', '/orders/:orderId/thanks'],
  ['/orders/sample', '/orders/sample'],
  ['/odd/7', '/*'],
  ['/nobody/knows/this', '/*'],
])('%s goes by %s', (path, pattern) => {
  expect(patternOf(path, patterns)).toBe(pattern)
})
