import { afterAll, beforeAll, expect } from 'bun:test'
import { join } from 'node:path'
import type { PublishedFrontends } from '@galleria/contracts/frontends'
import { journey, type Visit } from '../support/browser.ts'
import { servedOn, settled, shopperAt } from '../support/in-page.ts'
import { buy } from '../support/orders.ts'
import { type Platform, platform } from '../support/platform.ts'
import { point, publishedOn } from '../support/publication.ts'
import { type Article, anArticle } from '../support/shelves.ts'
import { served } from '../support/shopper.ts'

let shop: Platform
let article: Article
let before: PublishedFrontends

/** The same frontends, in builds that tell of attributes and texts that differ, which a shopper's leave out. */
beforeAll(async () => {
  shop = await platform()
  article = await anArticle(shop.url)
  before = await publishedOn(shop)
  const publisher = join(import.meta.dir, '../../infra/frontends/publish.ts')
  const env = { ...process.env, FRONTENDS_DIR: join(shop.data, 'frontends'), GALLERIA_HYDRATION_DETAILS: '1' }
  const child = Bun.spawn([process.execPath, publisher], { env, stdin: 'ignore', stdout: 'ignore', stderr: 'inherit' })
  expect(await child.exited).toBe(0)
}, 180_000)
afterAll(() => point(shop, before))

/** What comes with a page, and is not to be asked for again by it. */
const cameWithIt = /\/api\/web\/(pages\/|categories|orders(\/[\w-]+)?(\?|$))/

for (const [name, locale, theme] of [
  ['in English, in the light', 'en', 'light'],
  ['in Korean, in the dark', 'ko', 'dark'],
] as const) {
  journey(
    `${name}, every page is taken over as the server drew it`,
    { mayComplain: /status of 404/ },
    async (visit) => {
      const { page, context, open } = visit
      await context.addCookies([
        { name: 'galleria-locale', value: locale, url: shop.url },
        { name: 'galleria-theme', value: theme, url: shop.url },
      ])
      const said: string[] = []
      page.on('console', (message) => {
        if (/hydrat|vue warn/i.test(message.text())) said.push(message.text())
      })
      const asked: string[] = []
      page.on('request', (request) => {
        if (request.method() === 'GET' && cameWithIt.test(request.url())) asked.push(request.url())
      })
      await open('/')
      const found: string[] = []
      for (const [what, path] of await allPages(visit)) {
        said.length = 0
        await page.goto('about:blank')
        asked.length = 0
        await open(path)
        await settled(page)
        const { count, lost } = await servedOn(page)
        const look = await page.locator('html').evaluate(({ lang, dataset }) => `${lang} ${dataset.theme}`)
        found.push(
          ...said.map((text) => `${what} (${path}) ${text}`),
          ...asked.map((url) => `${what} (${path}) asks again for ${url}`),
          ...lost.map((element) => `${what} (${path}) loses ${element}`),
          ...(count < 5 ? [`${what} (${path}) came with ${count} elements`] : []),
          ...(look === `${locale} ${theme}` ? [] : [`${what} (${path}) is ${look}`]),
        )
      }
      expect(found).toEqual([])
    },
  )
}

async function allPages({ page }: Visit): Promise<readonly (readonly [what: string, path: string])[]> {
  const shopper = shopperAt(page)
  const { orderId } = await buy(shopper, article)
  served(await shopper.add(article.sku, 2))
  return [
    ['home', '/'],
    ['category', '/category/lighting'],
    ['category, narrowed', '/category/lighting?sort=price-asc&rating=4'],
    ['search', '/search?q=lamp'],
    ['search, nothing found', '/search?q=qqqqqq'],
    ['product', `/product/${article.productId}`],
    ['product in a variant', `/product/${article.productId}?sku=${article.sku}`],
    ['product, unknown', '/product/no-such-thing'],
    ['stores', '/stores'],
    ['cart', '/cart'],
    ['orders', '/orders'],
    ['order', `/orders/${orderId}`],
    ['thanks', `/orders/${orderId}/thanks`],
    ['not found', '/no/such/place'],
  ]
}
