import { beforeAll, expect, test } from 'bun:test'
import { eventually } from '@galleria/testkit'
import { chromium } from 'playwright-core'
import { journey } from '../support/browser.ts'
import { settled } from '../support/in-page.ts'
import { type Platform, platform } from '../support/platform.ts'
import { withEdition } from '../support/publication.ts'
import { type Article, anArticle } from '../support/shelves.ts'

/** The build of a test is withdrawn with the test, while a page may still be fetching ahead. */
const isWithdrawn = /404 .*\/frontends\//

let shop: Platform
let article: Article
beforeAll(async () => {
  shop = await platform()
  article = await anArticle(shop.url)
}, 180_000)

journey('a page one goes back to is where one left it', {}, async ({ page, open }) => {
  await open('/category/lighting')
  const last = page.getByRole('main').getByRole('heading', { level: 2 }).getByRole('link').last()
  await settled(page)
  await last.scrollIntoViewIfNeeded()
  const left = await page.evaluate<number>('scrollY')
  expect(left).toBeGreaterThan(200)
  await last.click()
  await page.waitForURL('**/product/**')
  await page.getByRole('button', { name: 'Add to cart' }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: 'Lighting' }).waitFor()
  await eventually(async () => expect(await page.evaluate<number>('scrollY')).toBe(left))
})

journey('a pointer on a link asks for its page, and the click does not ask again', {}, async ({ page, open }) => {
  await open('/category/lighting')
  await settled(page)
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/api/web/pages/')) asked.push(new URL(request.url()).pathname)
  })
  const link = page.getByRole('main').getByRole('heading', { level: 2 }).getByRole('link').nth(1)
  const product = new URL((await link.getAttribute('href')) ?? '', shop.url).pathname
  const ahead = page.waitForResponse((response) => response.url().includes('/api/web/pages/product/'))
  await link.hover()
  await (await ahead).finished()
  expect(asked).toEqual([`/api/web/pages${product}`])
  await link.click()
  await page.getByRole('button', { name: 'Add to cart' }).waitFor()
  await settled(page)
  expect(asked).toEqual([`/api/web/pages${product}`])
})

journey(
  'a new version of a frontend is what server and browser take, without a restart',
  { mayComplain: isWithdrawn },
  async ({ page, open }) => {
    const path = `/product/${article.productId}`
    const built = /data-expose="product-page" data-build="([^"]+)"/
    await withEdition(shop, 'catalog', {}, async ({ build }) => {
      await eventually(async () => {
        const html = await (await fetch(shop.url + path, { headers: { accept: 'text/html' } })).text()
        expect(built.exec(html)?.[1]).toBe(build)
      })
      const scripts: string[] = []
      page.on('request', (request) => {
        if (/\/frontends\/catalog\/.*\.js/.test(request.url())) scripts.push(request.url())
      })
      await open(path)
      await settled(page)
      const part = page.locator('[data-expose="product-page"]')
      expect(await part.getAttribute('data-build')).toBe(build)
      expect(scripts.length).toBeGreaterThan(0)
      expect(scripts.filter((script) => !script.includes(`/${build}/`))).toEqual([])
    })
  },
)

test('public pages are kept whole by the browser, and come back at once', async () => {
  const executablePath = process.env.GALLERIA_CHROMIUM || '/usr/bin/chromium'
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  })
  try {
    const page = await (await browser.newContext({ baseURL: shop.url })).newPage()
    await page.goto('/stores')
    for (const path of ['/', '/category/lighting', '/search?q=lamp', `/product/${article.productId}`]) {
      await page.goto(path)
      await page.waitForLoadState('networkidle')
      await page.evaluate(`addEventListener('pageshow', ({ persisted }) => { globalThis.kept = persisted })`)
      await page.goto('/stores')
      // The page that asks is gone before it could be answered.
      await Promise.race([page.evaluate('history.back()'), page.waitForURL(`**${path}`, { waitUntil: 'commit' })])
      await eventually(async () => expect(await page.evaluate<unknown>('globalThis.kept'), path).toBe(true))
    }
  } finally {
    await browser.close()
  }
}, 60_000)
