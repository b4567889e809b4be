import { expect, test } from 'bun:test'
import { Outage } from '@galleria/chassis/outage'
import { realWorld } from '@galleria/chassis/ports/index'
import { done } from '@galleria/contracts/answer'
import { catalog } from '@galleria/contracts/catalog'
import { eventually, handClock } from '@galleria/testkit'
import { appUnderTest, shop } from '../test/app-under-test.ts'
import type { Told } from '../test/fake-client.ts'

const { reply: listing } = catalog.endpoints['product.search'].example
const [card] = listing.products

/** A catalogue of products, told a few at a time. */
function shelves(productIds: readonly string[], perPage: number): Told {
  return {
    'catalog.product.search': ({ cursor = '0' }: { cursor?: string }) => {
      const from = Number(cursor)
      const products = productIds.slice(from, from + perPage).map((productId) => ({ ...card, productId }))
      const nextCursor = from + perPage < productIds.length ? { nextCursor: String(from + perPage) } : {}
      return done({ ...listing, nextCursor: undefined, products, ...nextCursor })
    },
  }
}

const addressesIn = (xml: string) => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address)

test('the sitemap names every public page once, however many pages the catalogue takes', async () => {
  const told = shelves(['oslo-table-lamp', 'kyoto-vase', 'oslo-table-lamp', 'bergen-rug', 'lima-mug'], 2)
  const { get, endpoints } = appUnderTest({ told })
  const response = await get('/sitemap.xml')

  expect(response.headers.get('content-type')).toBe('application/xml; charset=utf-8')
  expect(response.headers.get('cache-control')).toBe('public, max-age=600')
  expect(addressesIn(await response.text())).toEqual(
    [
      '/',
      '/stores',
      '/category/lighting',
      '/product/oslo-table-lamp',
      '/product/kyoto-vase',
      '/product/bergen-rug',
      '/product/lima-mug',
    ].map((path) => shop + path),
  )
  expect((await get('/sitemap.xml', { 'if-none-match': response.headers.get('etag') ?? '' })).status).toBe(304)
  expect(endpoints()).toEqual(['catalog.category.list', ...Array(3).fill('catalog.product.search')])
})

test('the catalogue is read again after ten minutes, and nobody waits for that', async () => {
  const clock = handClock()
  const told: Told = { ...shelves(['oslo-table-lamp'], 48) }
  const { get } = appUnderTest({ told, world: { ...realWorld, clock } })
  const products = async () => addressesIn(await (await get('/sitemap.xml')).text()).length
  expect(await products()).toBe(4)

  Object.assign(told, shelves(['oslo-table-lamp', 'kyoto-vase'], 48))
  await clock.pass(599_000)
  expect(await products()).toBe(4)
  await clock.pass(2_000)
  expect(await products()).toBe(4)
  await eventually(async () => (await products()) === 5, { withinMs: 1_000 })
})

test('without the catalogue the last sitemap stands, and half a one is never made', async () => {
  const clock = handClock()
  const told = shelves(['oslo-table-lamp', 'kyoto-vase'], 1)
  const { get, lines } = appUnderTest({ told, world: { ...realWorld, clock } })
  await get('/sitemap.xml')
  told['catalog.product.search'] = ({ cursor }: { cursor?: string }) => {
    if (cursor !== undefined) throw new Outage('timeout', 'catalog.product.search')
    return done({ ...listing, nextCursor: '1' })
  }
  await clock.pass(601_000)

  expect(addressesIn(await (await get('/sitemap.xml')).text())).toHaveLength(5)
  await eventually(() => lines.some(({ error }) => error instanceof Outage), { withinMs: 1_000 })
  expect(addressesIn(await (await get('/sitemap.xml')).text())).toHaveLength(5)
})

test('a sitemap that was never known is unavailable, and is there once the catalogue is', async () => {
  const told: Told = {
    'catalog.category.list': () => {
      throw new Outage('no-responders', 'catalog.category.list')
    },
  }
  const { get } = appUnderTest({ told })
  const response = await get('/sitemap.xml')

  expect([response.status, response.headers.get('content-type')]).toEqual([503, 'application/problem+json'])
  delete told['catalog.category.list']
  Object.assign(told, shelves(['oslo-table-lamp'], 48))
  expect((await get('/sitemap.xml')).status).toBe(200)
})

test('there are no parts as long as one file holds all, and no part that is no number', async () => {
  const { get } = appUnderTest({ told: shelves(['oslo-table-lamp'], 48) })

  expect((await get('/sitemap.xml?part=1')).status).toBe(404)
  expect((await get('/sitemap.xml?part=0')).status).toBe(400)
  expect((await get('/sitemap.xml?part=1&part=2')).status).toBe(400)
})

test('search engines are kept from carts and orders, and told where the sitemap is', async () => {
  const { get } = appUnderTest()
  const response = await get('/robots.txt')

  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect((await response.text()).split('\n')).toEqual([
    'User-agent: *',
    'Disallow: /cart',
    'Disallow: /checkout',
    'Disallow: /orders',
    'Disallow: /api',
    'Disallow: /forms',
    'Disallow: /session',
    'Allow: /',
    '',
    `Sitemap: ${shop}/sitemap.xml`,
    '',
  ])
  expect((await get('/robots.txt', { 'if-none-match': response.headers.get('etag') ?? '' })).status).toBe(304)
})
