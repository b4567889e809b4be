import { beforeAll, describe, expect, test } from 'bun:test'
import { catalog, type ProductCard } from '@galleria/contracts/catalog'
import { testCall } from '@galleria/testkit'
import { listed, type RunningCatalog, seed, told } from './running-catalog.ts'

/** Searches, listings, completions and suggestions, asked as another service asks. */
export function findingSuite(running: () => RunningCatalog): void {
  let client: RunningCatalog['client']
  beforeAll(() => {
    client = running().client
  })

  describe('how it is found', () => {
    test('a search answers with a page, its facets in words, and the way on', async () => {
      const search = { ...listed, text: 'lamp', sort: 'relevance', limit: 5 } as const
      const first = catalog.endpoints['product.search'].reply.parse(
        told(await client.product.search(search, testCall())),
      )
      expect(first.products).toHaveLength(5)
      expect(first.facets.category[0]).toEqual({ value: 'lighting', label: 'Lighting', count: expect.any(Number) })
      expect(first.nextCursor).toMatch(/^[\w-]+$/)

      const next = told(await client.product.search({ ...search, cursor: first.nextCursor }, testCall()))
      const seen = new Set(first.products.map(({ productId }) => productId))
      expect(next.products.some(({ productId }) => seen.has(productId))).toBe(false)
    })

    test('Korean words find things, and the page is in Korean', async () => {
      const listing = told(
        await client.product.search({ ...listed, text: '램프', sort: 'relevance', locale: 'ko' }, testCall()),
      )
      expect(listing.products.length).toBeGreaterThan(3)
      expect(listing.products.slice(0, 5).every(({ name }) => name.includes('램프'))).toBe(true)
      expect(listing.facets.rating[0]?.label).toBe('4점 이상')
    })

    test('a slip of the finger is put right, and said so', async () => {
      const listing = told(await client.product.search({ ...listed, text: 'mirorr', sort: 'relevance' }, testCall()))
      expect(listing.didYouMean).toBe('mirror')
      expect(listing.products[0]?.name).toContain('mirror')
    })

    test('walking through all pages meets every product exactly once, in every order', async () => {
      for (const sort of ['relevance', 'popular', 'price-asc', 'price-desc', 'rating', 'newest'] as const) {
        const met: ProductCard[] = []
        let cursor: string | undefined
        do {
          const page = told(await client.product.search({ ...listed, sort, ...(cursor ? { cursor } : {}) }, testCall()))
          met.push(...page.products)
          cursor = page.nextCursor
        } while (cursor)
        expect(met.map(({ productId }) => productId).sort()).toEqual(
          seed.products.map(({ productId }) => productId).sort(),
        )
        const cents = met.map(({ price }) => price.cents)
        if (sort === 'price-asc') expect(cents).toEqual(cents.toSorted((a, b) => a - b))
        if (sort === 'price-desc') expect(cents).toEqual(cents.toSorted((a, b) => b - a))
      }
    })

    test.each([
      ['filters.category', { filters: { category: 'spaceships' } }, 'category-unknown', 404],
      ['filters.priceFromCents', { filters: { priceFromCents: 2, priceToCents: 1 } }, 'invalid-request', 400],
      ['cursor', { cursor: 'bm90LWEtY3Vyc29y' }, 'invalid-request', 400],
      ['limit', { limit: 49 }, 'invalid-request', 400],
      ['sort', { sort: 'cheapest' }, 'invalid-request', 400],
      ['filters.__proto__', { filters: JSON.parse('{"__proto__":{"category":"x"}}') }, 'invalid-request', 400],
    ])('a search that is wrong in %s is refused and told so', async (field, wish, code, status) => {
      const answer = await client.product.search({ ...listed, ...wish } as never, testCall())
      expect(answer).toMatchObject({ ok: false, problem: { code, status, errors: [{ field }] } })
    })

    test('completions lead to what they name', async () => {
      const { suggestions } = told(await client.product.suggest({ prefix: 'osl', limit: 5, locale: 'en' }, testCall()))
      expect(suggestions).toHaveLength(5)
      for (const { kind, id } of suggestions)
        if (kind === 'product')
          expect(told(await client.product.get({ productId: id ?? '', locale: 'en' }, testCall())).name).toStartWith(
            'Oslo',
          )
    })

    test('what goes with a lamp is true to the contract and is not that lamp', async () => {
      const lamp = seed.products.find(({ categoryId }) => categoryId === 'lighting')
      const skus = lamp?.variants.map(({ sku }) => sku) ?? []
      const { products } = catalog.endpoints['product.related'].reply.parse(
        told(await client.product.related({ skus, limit: 12, locale: 'en' }, testCall())),
      )
      expect(products).toHaveLength(12)
      expect(products.map(({ productId }) => productId)).not.toContain(lamp?.productId ?? '')
    })
  })
}
