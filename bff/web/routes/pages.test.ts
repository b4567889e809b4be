import { expect, test } from 'bun:test'
import { Outage } from '@galleria/chassis/outage'
import { done, refuse } from '@galleria/contracts/answer'
import { catalog } from '@galleria/contracts/catalog'
import { CategoryPage, HomePage, ProductPage, SearchPage, StoresPage } from '@galleria/contracts/web'
import { appUnderTest } from '../test/app-under-test.ts'
import type { Told } from '../test/fake-client.ts'
import { sellsAllBut } from '../test/suggesting.ts'

const down = (target: string) => () => {
  throw new Outage('no-responders', target)
}
const lamp = '/api/web/pages/product/oslo-table-lamp'

test('every page keeps the promise of its contract', async () => {
  const { get } = appUnderTest()
  const page = async (path: string) => (await get(path)).json()

  expect(HomePage.parse(await page('/api/web/pages/home?locale=ko')).popular.state).toBe('fresh')
  expect(CategoryPage.parse(await page('/api/web/pages/category/lighting?sort=price-asc')).category.name).toBe(
    'Lighting',
  )
  expect(SearchPage.parse(await page('/api/web/pages/search?q=lamp&colour=oak,black')).listing.total).toBe(1)
  expect(ProductPage.parse(await page(lamp)).stock.state).toBe('fresh')
  expect(StoresPage.parse(await page('/api/web/pages/stores')).stores.state).toBe('fresh')
})

test('the product page asks for all it shows at once from the second time on', async () => {
  const { get, asked, endpoints } = appUnderTest({ told: sellsAllBut() })
  await get(lamp)
  asked.length = 0
  await get(lamp)

  expect(endpoints().sort()).toEqual(['catalog.product.get', 'catalog.product.related', 'inventory.stock.list'])
})

test('a product with a new variant has the stock of that variant at once', async () => {
  const told: Told = {}
  const { get, asked } = appUnderTest({ told })
  await get(lamp)
  const { reply } = catalog.endpoints['product.get'].example
  const variants = [...reply.variants, { ...reply.variants[0], sku: 'LMP-012-BLK' }]
  told['catalog.product.get'] = () => done({ ...reply, variants })
  asked.length = 0
  await get(lamp)

  const stockAsks = asked.filter(({ endpoint }) => endpoint === 'inventory.stock.list').map(({ request }) => request)
  expect(stockAsks.at(-1)).toEqual({ skus: ['LMP-012-OAK', 'LMP-012-BLK'] })
})

test('without the inventory the product page dates the stock it last knew', async () => {
  const told: Told = {}
  const { get } = appUnderTest({ told })
  await get(lamp)
  told['inventory.stock.list'] = down('inventory.stock.list')
  const page = ProductPage.parse(await (await get(lamp)).json())

  expect(page.product.state).toBe('fresh')
  expect(page.stock).toMatchObject({ state: 'stale', data: [{ sku: 'LMP-012-OAK', available: 7 }] })
})

test('without any service, and seen for the first time, the product page still says what is wrong', async () => {
  const { get } = appUnderTest({
    told: { 'catalog.product.get': down('catalog'), 'inventory.stock.list': down('inventory') },
  })
  const response = await get(lamp)

  expect(response.status).toBe(200)
  const page = ProductPage.parse(await response.json())
  expect([page.product.state, page.stock.state, page.related.state]).toEqual(['missing', 'missing', 'missing'])
})

test('a product the catalogue denies is a 404, however often it was asked for', async () => {
  const { get } = appUnderTest({ told: { 'catalog.product.get': () => refuse('product-unknown') } })
  const response = await get(lamp)

  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ type: '/problems/product-unknown', code: 'product-unknown' })
})

test('a listing is needed: without the catalogue its page is unavailable, and says when to come back', async () => {
  const { get } = appUnderTest({ told: { 'catalog.product.search': down('catalog.product.search') } })
  const response = await get('/api/web/pages/search?q=lamp')

  expect(response.status).toBe(503)
  expect(response.headers.get('retry-after')).toBe('2')
  expect(await response.json()).toMatchObject({ code: 'unavailable' })
})

test('a category nobody has heard of is a 404 even if products are listed', async () => {
  const { get } = appUnderTest()

  expect((await get('/api/web/pages/category/weapons')).status).toBe(404)
})

test('a page that has not changed is not sent again', async () => {
  const { get } = appUnderTest()
  const etag = (await get(lamp)).headers.get('etag') ?? ''
  const again = await get(lamp, { 'if-none-match': etag })

  expect(again.status).toBe(304)
  expect(again.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
})

test('completions are left out when nobody can give them', async () => {
  const { get } = appUnderTest({ told: { 'catalog.product.suggest': down('catalog.product.suggest') } })

  expect(await (await get('/api/web/suggestions?q=osl')).json()).toEqual({ suggestions: [] })
})
