import { expect, test } from 'bun:test'
import { describeFrontend } from './remote-description.ts'

const exposes = { 'home-page': './src/home.ts', 'cart-page': './src/cart.ts', picker: './src/picker.ts' }

test('a page is the shopper’s own unless its team says that it is the same for all', () => {
  const { routes } = describeFrontend({
    name: 'catalog',
    exposes,
    routes: [
      { path: '/', name: 'catalog-home', expose: 'home-page', audience: 'everyone', query: ['sort'] },
      { path: '/cart', name: 'catalog-cart', expose: 'cart-page' },
    ],
  })

  expect(routes).toEqual([
    { path: '/', name: 'catalog-home', expose: 'home-page', audience: 'everyone', query: ['sort'] },
    { path: '/cart', name: 'catalog-cart', expose: 'cart-page', audience: 'shopper' },
  ])
})

test('what is left to the browser is passed on, and has to be something the remote exposes', () => {
  expect(describeFrontend({ name: 'catalog', exposes, browserOnly: ['picker'] }).browserOnly).toEqual(['picker'])
  expect(describeFrontend({ name: 'catalog', exposes }).browserOnly).toEqual([])

  const named = '"constructor" is named but not exposed'
  expect(() => describeFrontend({ name: 'catalog', exposes, browserOnly: ['constructor'] })).toThrow(named)
  expect(() => describeFrontend({ name: 'catalog', exposes, widgets: { picker: 'constructor' } })).toThrow(named)
})
