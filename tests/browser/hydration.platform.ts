import { afterAll, beforeAll, expect } from 'bun:test'
import { join } from 'node:path'
import type { PublishedFrontends } from '@galleria/contracts/frontends'
import { journeyBeside, type Visit } from '../support/browser.ts'
import { servedOn, settled, shopperAt } from '../support/in-page.ts'
import { buy, putIntoCart } from '../support/orders.ts'
import { type Platform, platform } from '../support/platform.ts'
import { point, publishedOn } from '../support/publication.ts'
import { type Article, anArticle } from '../support/shelves.ts'

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
  journeyBeside(
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

      async function lookAt(path: string): Promise<{ wrong: string[]; missing: string[] }> {
        said.length = 0
        await page.goto('about:blank')
        asked.length = 0
        await open(path)
        await settled(page)
        const { count, lost } = await servedOn(page)
        const look = await page.locator('html').evaluate(({ lang, dataset }) => `${lang} ${dataset.theme}`)
        return {
          wrong: [
            ...said,
            ...lost.map((element) => `loses ${element}`),
            ...(look === `${locale} ${theme}` ? [] : [`is ${look}`]),
          ],
          missing: [
            ...asked.map((url) => `asks again for ${url}`),
            ...(count < 5 ? [`came with ${count} elements`] : []),
          ],
        }
      }

      const found: string[] = []
      for (const [what, path] of await allPages(visit)) {
        let { wrong, missing } = await lookAt(path)
        // A page does not wait for data that are late, and asks for them from the browser. It is not always late.
        for (let again = 1; again <= 2 && wrong.length === 0 && missing.length > 0; again += 1)
          ({ wrong, missing } = await lookAt(path))
        found.push(...[...wrong, ...missing].map((finding) => `${what} (${path}) ${finding}`))
      }
      expect(found).toEqual([])
    },
  )
}

async function allPages({ page }: Visit): Promise<readonly (readonly [what: string, path: string])[]> {
  const shopper = shopperAt(page)
  const { orderId } = await buy(shopper, article)
  await putIntoCart(shopper, article.sku, 2)
  return [
    // First of all: when the parcel leaves, a page changes under one's eyes, as it should.
    ['order', `/orders/${orderId}`],
    ['thanks', `/orders/${orderId}/thanks`],
    ['orders', '/orders'],
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
    ['not found', '/no/such/place'],
  ]
}
