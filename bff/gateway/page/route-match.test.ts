import { expect, test } from 'bun:test'
import { catalogRow, ordersRow, remoteRow } from '../test/published.ts'
import { matchRoute } from './route-match.ts'

const remotes = [catalogRow, ordersRow]

test('an address is drawn by the remote whose pattern it fits', () => {
  expect(matchRoute(remotes, '/')).toMatchObject({ expose: './home' })
  expect(matchRoute(remotes, '/product/oslo-table-lamp')).toMatchObject({
    path: '/product/:productId',
    expose: './product',
  })
  expect(matchRoute(remotes, '/cart/')).toMatchObject({ expose: './cart' })
  expect(matchRoute(remotes, '/product')).toBeUndefined()
  expect(matchRoute(remotes, '/product/a/b')).toBeUndefined()
})

test('a fixed word wins over a parameter', () => {
  const routes = [
    { path: '/orders/:orderId', name: 'order', expose: './order' },
    { path: '/orders/new', name: 'new', expose: './new' },
  ]

  expect(matchRoute([remoteRow('orders', { routes })], '/orders/new')?.expose).toBe('./new')
})
