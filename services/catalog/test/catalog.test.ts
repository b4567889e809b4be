import { afterAll, beforeAll, expect, test } from 'bun:test'
import { catalog, type ProductCard } from '@galleria/contracts/catalog'
import { locales } from '@galleria/contracts/values'
import { eventually, testCall } from '@galleria/testkit'
import fc from 'fast-check'
import { findingSuite } from './finding.suite.ts'
import { goodsSuite } from './goods.suite.ts'
import { listed, type RunningCatalog, seed, startRunningCatalog, told } from './running-catalog.ts'

let running: RunningCatalog
let client: RunningCatalog['client']
const metrics = async () => (await running.admin('/metrics')).text()

beforeAll(async () => {
  running = await startRunningCatalog()
  client = running.client
}, 120_000)
afterAll(() => running.stop())

// One service for all of them: it takes longer to start than to be asked.
goodsSuite(() => running)
findingSuite(() => running)

test('products named are the cards of a list, in the order asked, each once, and what is not for sale is left out', async () => {
  for (const locale of locales) {
    const [one, two] = told(await client.product.search({ ...listed, locale }, testCall())).products
    const productIds = [two, one, two].map((card) => card?.productId ?? '').toSpliced(1, 0, 'no-such-thing')
    const { products } = catalog.endpoints['product.list'].reply.parse(
      told(await client.product.list({ productIds, locale }, testCall())),
    )
    expect(products).toEqual([two, one] as ProductCard[])
  }
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
    'ce-source': '/galleria/orders',
    'ce-type': 'order-confirmed',
    'ce-subject': orderId,
    'ce-time': '2026-01-15T10:00:00.000Z',
  }
  const popular = async () =>
    told(await client.product.search(listed, testCall())).products.map(({ productId }) => productId)
  expect(await popular()).not.toContain(least?.productId ?? '')

  // The broker drops a second copy under the same message id; a consumer must bear the copies that it does not catch.
  for (const copy of ['a', 'b', 'c']) {
    await running.broker.bus.publish(
      `evt.orders.order.confirmed.${orderId}`,
      body,
      attributes,
      `${orderId}-${copy}`,
      5_000,
    )
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
      const reply = await running.broker.bus.ask(subject, body, {}, 5_000)
      expect(Number(reply.header('Nats-Service-Error-Code') ?? 200)).toBeLessThan(500)
    }),
    { numRuns: 250 },
  )
  expect((await client.category.list({ locale: 'en' }, testCall())).ok).toBe(true)
})

test('its health names the store and the search index, and its metrics count searches by what became of them', async () => {
  const health = await (await running.admin('/health')).json()
  expect(JSON.stringify(health)).toContain('"sqlite"')
  expect(JSON.stringify(health)).toContain('"search-index"')
  expect(JSON.stringify(health)).not.toContain('"down"')

  await client.product.search({ ...listed, text: 'xylophonist' }, testCall())
  const text = await metrics()
  for (const outcome of ['found', 'corrected', 'empty'])
    expect(text).toContain(`galleria_catalog_searches_total{outcome="${outcome}",service="catalog"}`)
})
