import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { Client } from '@galleria/chassis/client/ask'
import { catalog, type ProductCard } from '@galleria/contracts/catalog'
import { locales } from '@galleria/contracts/values'
import { eventually, startBroker, type TestBroker, testCall } from '@galleria/testkit'
import fc from 'fast-check'
import { seedCatalogue } from '../seed/index.ts'
import { startCatalog } from '../service.ts'

const seed = seedCatalogue()
let broker: TestBroker
let client: Client<typeof catalog>
let service: Awaited<ReturnType<typeof startCatalog>>

beforeAll(async () => {
  broker = await startBroker()
  client = broker.client(catalog)
  service = await startCatalog(broker.env('catalog'))
}, 120_000)

afterAll(async () => {
  await service?.stop()
  await broker?.stop()
})

/** The value of an answer; a refusal fails the test and says what was refused. */
function told<Value>(answer: { ok: true; value: Value } | { ok: false; problem: unknown }): Value {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.problem)}`)
  return answer.value
}
const listed = { filters: {}, sort: 'popular', limit: 48, locale: 'en' } as const

describe('what the shop sells', () => {
  test('every product says on its page what the contract promises, in both languages', async () => {
    for (const locale of locales) {
      for (const { productId, name, variants } of seed.products) {
        const product = catalog.endpoints['product.get'].reply.parse(
          told(await client.product.get({ productId, locale }, testCall())),
        )
        expect(product.name).toBe(name[locale])
        expect(product.variants.map(({ sku }) => sku)).toEqual(variants.map(({ sku }) => sku))
      }
    }
  })

  test('a product that is not there is refused by name', async () => {
    const answer = await client.product.get({ productId: 'no-such-thing', locale: 'en' }, testCall())
    expect(answer).toMatchObject({ ok: false, problem: { code: 'product-unknown', status: 404 } })
  })

  test('every category is on the floor plan with as many products as its listing has', async () => {
    const { categories } = catalog.endpoints['category.list'].reply.parse(
      told(await client.category.list({ locale: 'ko' }, testCall())),
    )
    expect(categories.map(({ name }) => name)).toEqual(seed.categories.map(({ name }) => name.ko))
    for (const { categoryId, productCount } of categories) {
      const listing = told(
        await client.product.search({ ...listed, filters: { category: categoryId }, limit: 1 }, testCall()),
      )
      expect(listing.total).toBe(productCount)
    }
  })

  test('every store says where it is and when it is open', async () => {
    const { stores } = catalog.endpoints['store.list'].reply.parse(
      told(await client.store.list({ locale: 'en' }, testCall())),
    )
    expect(stores.map(({ storeId }) => storeId)).toEqual(seed.stores.map(({ storeId }) => storeId))
  })

  test('prices come in the order asked, each once, and what is not for sale is named', async () => {
    const wanted = seed.products
      .flatMap(({ variants }) => variants)
      .slice(0, 2)
      .reverse()
    const [skuTwo = '', skuOne = ''] = wanted.map(({ sku }) => sku)
    const skus = [skuTwo, 'ZZZ-000-ZZZ', skuOne, skuTwo]
    const prices = catalog.endpoints['variant.price'].reply.parse(
      told(await client.variant.price({ skus, locale: 'en' }, testCall())),
    )
    expect(prices.variants.map(({ sku, unitPrice }) => [sku, unitPrice.cents])).toEqual(
      wanted.map(({ sku, priceCents }) => [sku, priceCents]),
    )
    expect(prices.unknown).toEqual(['ZZZ-000-ZZZ'])
  })

  test('a picture that a page shows can be fetched, one that nothing shows cannot', async () => {
    const { pictureId } = seed.products[0]?.variants[0]?.pictures[0] ?? { pictureId: '' }
    expect(told(await client.picture.get({ pictureId }, testCall())).svg).toStartWith('<svg ')
    const gone = await client.picture.get({ pictureId: 'no-such-picture-00000000' }, testCall())
    expect(gone).toMatchObject({ ok: false, problem: { code: 'not-found', status: 404 } })
  })
})

describe('how it is found', () => {
  test('a search answers with a page, its facets in words, and the way on', async () => {
    const search = { ...listed, text: 'lamp', sort: 'relevance', limit: 5 } as const
    const first = catalog.endpoints['product.search'].reply.parse(told(await client.product.search(search, testCall())))
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

test('a confirmed order moves what it holds up among the popular, once, though it is told three times', async () => {
  const ranked = seed.products.toSorted((a, b) => b.popularity - a.popularity)
  const [best, least] = [ranked[0], ranked.at(-1)]
  const sku = least?.variants[0]?.sku ?? ''
  // Told once it stays behind the bestseller; told twice or more it would overtake it.
  const units = Math.ceil(((best?.popularity ?? 0) - (least?.popularity ?? 0)) * 0.6)
  const lines = Array.from({ length: Math.ceil(units / 99) }, (_, i) => ({
    sku,
    quantity: Math.min(99, units - i * 99),
  }))
  const orderId = crypto.randomUUID()
  const body = JSON.stringify({ orderId, lines, total: { cents: 100, currency: 'EUR' } })
  const attributes = {
    'ce-id': orderId,
    'ce-type': 'order-confirmed',
    'ce-subject': orderId,
    'ce-time': '2026-01-15T10:00:00.000Z',
  }
  const popular = async () =>
    told(await client.product.search(listed, testCall())).products.map(({ productId }) => productId)
  expect(await popular()).not.toContain(least?.productId ?? '')

  // The broker drops a second copy under the same message id; a consumer must bear the copies that it does not catch.
  for (const copy of ['a', 'b', 'c']) {
    await broker.bus.publish(`evt.orders.order.confirmed.${orderId}`, body, attributes, `${orderId}-${copy}`, 5_000)
  }
  const processed =
    'galleria_events_processed_total{consumer="catalog-rank-bestsellers",outcome="done",service="catalog"} 3'
  await eventually(async () => (await metrics()).includes(processed))

  expect(await popular()).toContain(least?.productId ?? '')
  expect((await popular())[0]).toBe(best?.productId ?? '')
})

test('whatever is sent to any endpoint is answered or refused, and the service lives on', async () => {
  const subjects = Object.keys(catalog.endpoints).map((key) => `svc.catalog.${key}`)
  const examples = Object.values(catalog.endpoints).map(({ example }) => example.request as Record<string, unknown>)
  const mangled = fc
    .tuple(
      fc.constantFrom(...examples),
      fc.dictionary(
        fc.constantFrom('productId', 'skus', 'limit', 'locale', 'text', 'cursor', 'filters', '__proto__'),
        fc.jsonValue(),
        { maxKeys: 2 },
      ),
    )
    .map(([example, changes]) => JSON.stringify({ ...example, ...changes }))
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...subjects), fc.oneof(fc.string(), fc.json(), mangled), async (subject, body) => {
      const reply = await broker.bus.ask(subject, body, {}, 5_000)
      expect(Number(reply.header('Nats-Service-Error-Code') ?? 200)).toBeLessThan(500)
    }),
    { numRuns: 250 },
  )
  expect((await client.category.list({ locale: 'en' }, testCall())).ok).toBe(true)
})

test('its health names the store and the search index, and its metrics count searches by what became of them', async () => {
  const health = await (await fetch(`${await adminAddress()}/health`)).json()
  expect(JSON.stringify(health)).toContain('"sqlite"')
  expect(JSON.stringify(health)).toContain('"search-index"')
  expect(JSON.stringify(health)).not.toContain('"down"')

  await client.product.search({ ...listed, text: 'xylophonist' }, testCall())
  const text = await metrics()
  for (const outcome of ['found', 'corrected', 'empty'])
    expect(text).toContain(`galleria_catalog_searches_total{outcome="${outcome}",service="catalog"}`)
})

async function adminAddress(): Promise<string> {
  const [instance] = await broker.bus.find('catalog', 300)
  return instance?.metadata.admin ?? ''
}

async function metrics(): Promise<string> {
  return (await fetch(`${await adminAddress()}/metrics`)).text()
}
