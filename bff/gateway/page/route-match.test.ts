import { expect, test } from 'bun:test'
import { catalogRow, ordersRow, remoteRow } from '../test/published.ts'
import { compileRoutes } from './route-match.ts'

test('an address is drawn by the remote whose pattern it fits', () => {
  const match = compileRoutes([catalogRow, ordersRow])

  expect(match('/')).toMatchObject({ expose: 'home', audience: 'everyone' })
  expect(match('/product/oslo-table-lamp')).toMatchObject({ path: '/product/:productId', expose: 'product' })
  expect(match('/cart/')).toMatchObject({ expose: 'cart', audience: 'shopper', remote: ordersRow })
  expect(match('/product')).toBeUndefined()
  expect(match('/product/a/b')).toBeUndefined()
})

test('a fixed word wins over a parameter, whoever comes first', () => {
  const orders = remoteRow('orders', {
    routes: [{ path: '/orders/:orderId', name: 'order', expose: 'order', audience: 'shopper' }],
  })
  const drafts = remoteRow('drafts', {
    routes: [{ path: '/orders/new', name: 'new', expose: 'new', audience: 'shopper' }],
  })

  expect(compileRoutes([orders, drafts])('/orders/new')?.expose).toBe('new')
  expect(compileRoutes([orders, drafts])('/orders/1')?.expose).toBe('order')
})
