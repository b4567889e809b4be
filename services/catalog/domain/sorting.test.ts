import { expect, test } from 'bun:test'
import type { Product } from './catalogue.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { canonicalFilters } from './filters.ts'
import { fingerprint } from './fingerprint.ts'
import { comparePositions, position } from './sorting.ts'

const nothing = { en: '', ko: '' }
const lamp: Product = {
  productId: 'lamp',
  code: 'LMP-001',
  categoryId: 'lighting',
  name: nothing,
  summary: nothing,
  description: nothing,
  material: 'wood',
  attributes: [],
  rating: 4.6,
  ratingCount: 12,
  popularity: 1,
  addedOn: '2025-03-01',
  keywords: { en: [], ko: [] },
  variants: [
    {
      sku: 'LMP-001-OAK',
      colour: 'oak',
      name: nothing,
      priceCents: 8900,
      packed: { weightGrams: 1, volumeCm3: 1 },
      pictures: [],
    },
  ],
}
const vase: Product = { ...lamp, productId: 'vase' }
const calm = { relevance: 0, popularity: 0 }

test('of products alike in what is sorted by, the id decides, so an order is never left to chance', () => {
  const [one, other] = [position(lamp, 'rating', calm), position(vase, 'rating', calm)]
  expect(one.key).toBe(other.key)
  expect(comparePositions(one, other)).toBeLessThan(0)
  expect(comparePositions(other, one)).toBeGreaterThan(0)
  expect(comparePositions(one, one)).toBe(0)
})

test('with as many stars, more voices come first', () => {
  const louder = { ...vase, ratingCount: 900 }
  expect(comparePositions(position(louder, 'rating', calm), position(lamp, 'rating', calm))).toBeLessThan(0)
  const better = { ...lamp, rating: 4.7, ratingCount: 1 }
  expect(comparePositions(position(better, 'rating', calm), position(louder, 'rating', calm))).toBeLessThan(0)
})

test('a cursor brings back the position it was written for, and only to its own query', () => {
  const query = { text: 'lamp', filters: { colour: ['oak'] }, sort: 'price-asc' as const }
  const place = position(lamp, 'price-asc', calm)
  expect(readCursor(query, writeCursor(query, place))).toEqual(place)
  expect(readCursor({ ...query, text: 'lamps' }, writeCursor(query, place))).toBeUndefined()
  expect(readCursor(query, '[1,"price-asc",1e400,"lamp","00000000"]')).toBeUndefined()
  expect(readCursor(query, '{}')).toBeUndefined()
  expect(readCursor(query, 'null')).toBeUndefined()
})

test('filters picked in another order are the same filters', () => {
  expect(canonicalFilters({ colour: ['oak', 'sage'] })).toBe(
    canonicalFilters({ colour: ['sage', 'oak', 'sage'], material: [] }),
  )
  expect(canonicalFilters({ priceFromCents: 1 })).not.toBe(canonicalFilters({ priceToCents: 1 }))
})

test('a fingerprint is FNV-1a of the text', () => {
  expect(fingerprint('')).toBe('811c9dc5')
  expect(fingerprint('foobar')).toBe('bf9cf968')
})
