import { expect, test } from 'bun:test'
import { type Category, catalog } from '@galleria/contracts/catalog'
import { problem } from '@galleria/contracts/problem'
import type { Locale } from '@galleria/contracts/values'
import type { HomePage, StoresPage, SuggestedCard, SuggestedProducts } from '@galleria/contracts/web'
import { card, hannam, suggested } from '../testing/samples.ts'
import { prefetched, renderOnServer, structuredData } from '../testing/server-page.ts'

const { default: HomeView, prefetch: prefetchHome } = await import('../expose/home-page.ts')
const { default: StoresView, prefetch: prefetchStores } = await import('../expose/stores-page.ts')
const { default: Recommendations } = await import('../expose/recommendations.ts')
const { default: StorePicker } = await import('../expose/store-picker.ts')

const page: HomePage = {
  categories: { state: 'fresh', data: catalog.endpoints['category.list'].example.reply.categories as Category[] },
  popular: { state: 'fresh', data: [{ ...card, productId: 'loved-lamp' }] },
  newest: { state: 'fresh', data: [{ ...card, productId: 'new-lamp' }] },
}
const missing = { state: 'missing' as const, problem: problem('unavailable') }
const home = (answer: HomePage | number) => ({ at: '/', path: '/', shop: () => answer })
const stores = (answer: StoresPage | number) => ({ at: '/stores', path: '/stores', shop: () => answer })
const inCart = (together: SuggestedProducts | number | undefined, locale: Locale = 'en') => {
  const shop = () => (typeof together === 'number' ? together : { together })
  return renderOnServer(Recommendations, {
    at: '/cart',
    path: '/cart',
    shop,
    locale,
    props: { productIds: ['oslo-table-lamp'] },
  })
}
const open: StoresPage = { stores: { state: 'fresh', data: [hannam] } }

test('the entrance comes out of the server whole, its picture first', async () => {
  const rendered = await renderOnServer(HomeView, home(page))
  const { html, status, head, asked } = rendered

  expect(status).toBe(200)
  for (const words of [
    '/category/lighting',
    '/product/loved-lamp?',
    '/product/new-lamp?',
    'Fewer things, better things',
  ]) {
    expect(html).toContain(words)
  }
  // What one reader may like is asked for in a browser: this page is for everyone.
  expect(asked).toEqual(['/api/web/pages/home?locale=en'])
  const [, hero] = /<img[^>]+src="([^"]+)"[^>]+loading="eager" fetchpriority="high"/.exec(html) ?? []
  expect(head).toMatchObject({ canonical: '/', firstPicture: { src: hero } })
  expect(structuredData(rendered)).toEqual([
    expect.objectContaining({
      '@type': 'WebSite',
      potentialAction: expect.objectContaining({
        target: { '@type': 'EntryPoint', urlTemplate: 'https://shop.example/search?q={search_term_string}' },
      }),
    }),
    expect.objectContaining({ '@type': 'Organization' }),
  ])
})

test('the entrance is open as long as its hero stands', async () => {
  const { html, status } = await renderOnServer(HomeView, home(503))

  expect(status).toBe(200)
  expect(html).toContain('Things that make a room a home')
})

test('the entrance speaks Korean to whoever reads it', async () => {
  const { html, asked } = await renderOnServer(HomeView, { ...home(page), locale: 'ko' })

  expect(html).toContain('방을 집으로 만드는 물건들')
  expect(asked).toEqual(['/api/web/pages/home?locale=ko'])
})

test('the stores are listed with their address; without any there is no page', async () => {
  const { html, status, head } = await renderOnServer(StoresView, stores(open))

  expect(status).toBe(200)
  expect(html).toContain(hannam.street)
  expect(head).toMatchObject({ canonical: '/stores', firstPicture: { src: hannam.picture.src } })
  expect((await renderOnServer(StoresView, stores({ stores: missing }))).status).toBe(503)
  expect((await renderOnServer(StoresView, stores(503))).status).toBe(503)
})

test('the widgets can be placed in a page that a server renders', async () => {
  expect((await inCart(suggested('model', 'shade'))).html).toContain('/product/shade?')
  expect((await renderOnServer(StorePicker, stores(open))).html).toContain('No store chosen yet')
})

test('what goes with a cart says what it is, and of which product in it', async () => {
  const { html, asked } = await inCart(suggested('model', 'shade', 'bulb'))
  expect(asked).toEqual(['/api/web/together?locale=en&products=oslo-table-lamp'])
  // All for the same reason: it is said once.
  expect(html.split('Often bought with Oslo table lamp')).toHaveLength(2)

  const [one, two] = suggested('model', 'shade', 'mug').products as [SuggestedCard, SuggestedCard]
  const withTea = { ...two, reason: { kind: 'bought-with' as const, productId: 'tea-pot', name: 'Bada tea pot' } }
  const mixed = (await inCart({ basis: 'model', products: [one, withTea] })).html
  for (const said of ['Often bought together', 'Often bought with Oslo table lamp', 'Often bought with Bada tea pot'])
    expect(mixed).toContain(said)

  const popular = (await inCart(suggested('popular', 'candle'))).html
  expect(popular.split('Popular right now')).toHaveLength(2)
  expect((await inCart(suggested('last-known', 'candle'), 'ko')).html).toContain('최근 인기 있던 상품')
})

test('a cart that nothing goes with, or nobody says so, has no empty place in it', async () => {
  for (const said of [undefined, 503]) expect((await inCart(said)).html).toBe('<div><!----></div>')
})

test('what was asked for ahead of the visit is what the page needs', async () => {
  const entrance = await prefetched(prefetchHome, home(page))
  const addresses = await prefetched(prefetchStores, stores(open))

  expect((await renderOnServer(HomeView, home(503), entrance)).asked).toEqual([])
  expect((await renderOnServer(StoresView, stores(503), addresses)).asked).toEqual([])
})
