import { expect, test } from 'bun:test'
import { catalog, type Listing } from '@galleria/contracts/catalog'
import { joinPages } from './pages-of-products.ts'

const example = catalog.endpoints['product.search'].example.reply as Listing
const [card] = example.products as [Listing['products'][number]]
const page = (ids: readonly string[], nextCursor?: string): Listing => ({
  ...example,
  total: 3,
  products: ids.map((productId) => ({ ...card, productId })),
  ...(nextCursor === undefined ? {} : { nextCursor }),
})
const ids = (listing: Listing) => listing.products.map((product) => product.productId)

test('the next page follows what is shown, and its cursor leads on', () => {
  const joined = joinPages(page(['a', 'b'], 'after-b'), page(['c'], 'after-c'))
  expect(ids(joined)).toEqual(['a', 'b', 'c'])
  expect(joined.nextCursor).toBe('after-c')
})

test('a product that slipped onto the next page is not shown twice', () => {
  expect(ids(joinPages(page(['a', 'b'], 'after-b'), page(['b', 'c'])))).toEqual(['a', 'b', 'c'])
})

test('after the last page there is no more to show', () => {
  expect(joinPages(page(['a'], 'after-a'), page(['b'])).nextCursor).toBeUndefined()
})
