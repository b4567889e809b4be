import { expect, test } from 'bun:test'
import type { PublishedFrontends } from '@galleria/contracts/frontends'
import { costOf, federationCostOf } from './page-cost.ts'

const row = (name: string, preload: Readonly<Record<string, string[]>>): PublishedFrontends['remotes'][number] => ({
  name,
  build: '1',
  server: `${name}/1/server`,
  enabled: true,
  entry: `/${name}/entry.js`,
  integrity: {},
  css: {},
  routes: [],
  browserOnly: [],
  widgets: {},
  preload,
  shared: {},
})
const loader = '/catalog/vite-preload-helper-1.js'
const published: PublishedFrontends = {
  shell: {
    build: '1',
    server: 'shell/1/server',
    html: 'shell/1/index.html',
    integrity: {},
    css: [],
    preload: ['/shell/index.js', '/shell/federation-1.js'],
    shared: {},
  },
  remotes: [
    row('catalog', {
      product: ['/catalog/entry.js', loader, '/catalog/product.js'],
      picker: ['/catalog/entry.js', '/catalog/picker.js'],
    }),
    row('orders', {
      buy: ['/orders/entry.js', '/orders/common.js', '/orders/buy.js'],
      cart: ['/orders/entry.js', '/orders/common.js'],
    }),
  ],
}
const sizes: Readonly<Record<string, number>> = {
  '/shell/index.js': 10_000,
  '/shell/federation-1.js': 15_000,
  '/catalog/entry.js': 700,
  [loader]: 300,
  '/catalog/product.js': 4_000,
  '/orders/entry.js': 600,
  '/orders/common.js': 2_000,
  '/orders/buy.js': 1_000,
}
const sizeOf = (address: string) => sizes[address] ?? Number.NaN

test('a page costs the shell and its parts, and a script that several parts need counts once', () => {
  const page = { name: 'product', parts: ['catalog/product', 'orders/buy', 'orders/cart'] }

  expect(costOf(page, published, sizeOf)).toEqual({ requests: 8, bytes: 33_600 })
})

test('a part that nobody has published cannot be weighed', () => {
  expect(() => costOf({ name: 'x', parts: ['catalog/hero'] }, published, sizeOf)).toThrow(
    'catalog/hero is not published',
  )
  expect(() => costOf({ name: 'x', parts: ['gifts/hero'] }, published, sizeOf)).toThrow('gifts/hero is not published')
})

test('federation costs its runtime once, and a container for each remote', () => {
  expect(federationCostOf(published, sizeOf)).toEqual({ host: 15_000, remotes: { catalog: 1_000, orders: 600 } })

  const merged = { ...published, shell: { ...published.shell, preload: ['/shell/index.js'] } }
  expect(() => federationCostOf(merged, sizeOf)).toThrow('no script of its own')
})
