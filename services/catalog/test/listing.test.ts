import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { cursorFromText, cursorToText } from '../adapters/inbound/cursor-text.ts'
import { type Product, priceFrom } from '../domain/catalogue.ts'
import type { Filters } from '../domain/filters.ts'
import type { Sort } from '../domain/sorting.ts'
import { openShop } from './open-shop.ts'
import { aProduct, smallShop } from './small-shop.ts'

const sorts: readonly Sort[] = ['relevance', 'popular', 'price-asc', 'price-desc', 'rating', 'newest']
const someColours = ['oak', 'black', 'sage', 'white']
const someMaterials = ['wood', 'ceramic', 'wax']
const shop = openShop()

const filters: fc.Arbitrary<Filters> = fc.record(
  {
    category: fc.constantFrom('lighting', 'seating', 'tableware', 'candles'),
    colour: fc.subarray(someColours),
    material: fc.subarray(someMaterials),
    priceFromCents: fc.integer({ min: 0, max: 15_000 }),
    priceToCents: fc.integer({ min: 15_000, max: 60_000 }),
    ratingFrom: fc.constantFrom(0, 1, 3, 4, 4.5, 5),
  },
  { requiredKeys: [] },
)

/** Products of which many cost, rate and sell the same, so that only the id tells them apart. */
const assortment: fc.Arbitrary<Product[]> = fc
  .array(
    fc.record({
      cents: fc.constantFrom(1000, 2000, 20_000),
      rating: fc.constantFrom(0.5, 2, 4, 4.6),
      popularity: fc.constantFrom(1, 2),
      addedOn: fc.constantFrom('2025-01-01', '2025-02-01'),
      colours: fc.subarray(someColours, { minLength: 1 }),
      material: fc.constantFrom(...someMaterials),
      categoryId: fc.constantFrom('lighting', 'seating', 'tableware'),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((wishes) =>
    wishes.map(({ cents, ...wish }, i) => {
      const letters = String.fromCharCode(97 + i)
      return aProduct({
        ...wish,
        en: `Lamp ${letters}`,
        ko: `램프 ${letters}`,
        code: `LMP-${100 + i}`,
        cents: [cents, cents + 500],
      })
    }),
  )

/** What the shop is meant to do, said as plainly as can be: this is what it is compared with. */
function isIn(
  product: Product,
  { category, colour = [], material = [], priceFromCents, priceToCents, ratingFrom }: Filters,
): boolean {
  if (category !== undefined && product.categoryId !== category) return false
  if (colour.length > 0 && !product.variants.some((variant) => colour.includes(variant.colour))) return false
  if (material.length > 0 && !material.includes(product.material)) return false
  if (priceFromCents !== undefined && priceFrom(product) < priceFromCents) return false
  if (priceToCents !== undefined && priceFrom(product) > priceToCents) return false
  return ratingFrom === undefined || product.rating >= ratingFrom
}

describe('a listing', () => {
  test('holds exactly the products that keep to every filter, and each count is what picking that value alone would give', () => {
    fc.assert(
      fc.property(assortment, filters, (products, picked) => {
        const { list } = openShop({ ...smallShop, products })
        const listing = list({ filters: picked })
        const count = (filters: Filters) => products.filter((product) => isIn(product, filters)).length

        expect(listing.page.map(({ product }) => product.productId).sort()).toEqual(
          products
            .filter((product) => isIn(product, picked))
            .map(({ productId }) => productId)
            .sort(),
        )
        for (const { value, count: told } of listing.facets.category)
          expect(told).toBe(count({ ...picked, category: value }))
        for (const { value, count: told } of listing.facets.colour)
          expect(told).toBe(count({ ...picked, colour: [value] }))
        for (const { value, count: told } of listing.facets.material)
          expect(told).toBe(count({ ...picked, material: [value] }))
        for (const { value, count: told } of listing.facets.rating)
          expect(told).toBe(count({ ...picked, ratingFrom: Number(value) }))
        const prices = products
          .filter((product) => isIn(product, { ...picked, priceFromCents: undefined, priceToCents: undefined }))
          .map(priceFrom)
        const span =
          prices.length === 0
            ? { minCents: 0, maxCents: 0 }
            : { minCents: Math.min(...prices), maxCents: Math.max(...prices) }
        expect(listing.facets.price).toEqual(span)
      }),
      { numRuns: 60 },
    )
  })

  test('offers every value that anything has, and a picked one even when nothing has it', () => {
    const { facets } = shop.list({ filters: { category: 'candles', colour: ['oak'] } })
    expect(facets.colour).toEqual([
      { value: 'white', count: 1 },
      { value: 'oak', count: 0 },
    ])
    expect(facets.category.map(({ value }) => value)).toEqual(['lighting', 'seating', 'candles'])
  })

  test('shows a product in the colour that was asked for', () => {
    const { page } = shop.list({ filters: { colour: ['sage'] }, text: 'armchair' })
    expect(page.map(({ variant }) => variant.sku)).toEqual(['CHR-001-SAG'])
  })

  test.each([
    ['price-asc', ['sol-pillar-candle', 'bada-caf-mug', 'bada-decorative-bowl']],
    ['price-desc', ['oslo-armchair', 'oslo-floor-lamp', 'maru-ceramic-pendant']],
    ['rating', ['oslo-armchair', 'bada-caf-mug', 'sol-pillar-candle']],
    ['newest', ['sol-pillar-candle', 'bada-decorative-bowl', 'bada-caf-mug']],
    ['popular', ['bada-caf-mug', 'sol-pillar-candle', 'oslo-table-lamp']],
    ['relevance', ['bada-caf-mug', 'sol-pillar-candle', 'oslo-table-lamp']],
  ] as const)('sorted by %s begins with %p', (sort, expected) => {
    expect(shop.list({ sort, limit: 3 }).page.map(({ product }) => product.productId)).toEqual([...expected])
  })
})

describe('page after page', () => {
  test('every product is seen exactly once, in every order and at every page size', () => {
    fc.assert(
      fc.property(
        assortment,
        fc.constantFrom(...sorts),
        fc.constantFrom(undefined, 'lamp'),
        fc.integer({ min: 1, max: 9 }),
        (products, sort, text, limit) => {
          const { list } = openShop({ ...smallShop, products })
          const seen: string[] = []
          let cursor: string | undefined
          do {
            const { page, nextCursor } = list({ sort, text, limit, cursor })
            expect(page.length).toBeGreaterThan(0)
            expect(seen.length).toBeLessThan(products.length)
            seen.push(...page.map(({ product }) => product.productId))
            cursor = nextCursor
          } while (cursor !== undefined)

          expect(seen).toEqual(list({ sort, text }).page.map(({ product }) => product.productId))
          expect([...seen].sort()).toEqual(products.map(({ productId }) => productId).sort())
        },
      ),
      { numRuns: 60 },
    )
  })

  test('a cursor fits only the question it came from, though the page may change its size', () => {
    const cursor = shop.list({ text: 'light', limit: 1, filters: { colour: ['oak', 'sage'] } }).nextCursor
    const turn = (wish: object) =>
      shop.searchProducts({
        text: 'light',
        filters: { colour: ['sage', 'oak'] },
        sort: 'relevance',
        limit: 5,
        cursor,
        ...wish,
      })
    expect(turn({}).ok).toBe(true)
    const foreign = { ok: false, problem: 'cursor-foreign' } as const
    expect(turn({ text: 'lamp' })).toEqual(foreign)
    expect(turn({ sort: 'newest' })).toEqual(foreign)
    expect(turn({ filters: {} })).toEqual(foreign)
  })

  test('a cursor that was tampered with, in any one letter, is refused', () => {
    const first = { filters: {}, sort: 'price-asc', limit: 2 } as const
    const cursor = cursorToText(shop.list(first).nextCursor ?? '')
    expect(cursor.length).toBeLessThan(200)
    fc.assert(
      fc.property(fc.nat(cursor.length - 1), fc.constantFrom(...'ABCxyz019-_'), (at, letter) => {
        const tampered = cursor.slice(0, at) + letter + cursor.slice(at + 1)
        expect(shop.searchProducts({ ...first, cursor: cursorFromText(tampered) }).ok).toBe(tampered === cursor)
      }),
    )
    for (const tampered of [`${cursor}=`, `${cursor}!`, `${cursor.slice(0, 8)} ${cursor.slice(8)}`]) {
      expect(shop.searchProducts({ ...first, cursor: cursorFromText(tampered) }).ok).toBe(false)
    }
  })

  test('whatever else is sent as a cursor is refused', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.json().map(cursorToText)), (garbage) => {
        const decision = shop.searchProducts({
          filters: {},
          sort: 'popular',
          limit: 2,
          cursor: cursorFromText(garbage),
        })
        expect(decision).toEqual({ ok: false, problem: 'cursor-foreign' })
      }),
    )
  })
})

test('a category that the shop does not have and a price range from high to low are refused', () => {
  const ask = (filters: Filters) => shop.searchProducts({ filters, sort: 'popular', limit: 5 })
  expect(ask({ category: 'spaceships' })).toEqual({ ok: false, problem: 'category-unknown' })
  expect(ask({ category: 'constructor' })).toEqual({ ok: false, problem: 'category-unknown' })
  expect(ask({ priceFromCents: 501, priceToCents: 500 })).toEqual({ ok: false, problem: 'price-range-reversed' })
  expect(ask({ priceFromCents: 500, priceToCents: 500 }).ok).toBe(true)
})
