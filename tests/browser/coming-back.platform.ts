import { beforeAll, expect, test } from 'bun:test'
import { eventually } from '@galleria/testkit'
import { chromium, type Page } from 'playwright-core'
import { frozen } from '../support/away.ts'
import { journey, type Visit } from '../support/browser.ts'
import { jumpsOf, settled, shopperAt } from '../support/in-page.ts'
import { buy } from '../support/orders.ts'
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

journey(
  'whoever comes back to a page that takes its time begins at its top, and nothing jumps there',
  { width: 360 },
  async (visit) => {
    const { page } = visit
    await lookingAtAnOrder(visit, async (orderId) => {
      await page.getByRole('contentinfo').scrollIntoViewIfNeeded()
      expect(await page.evaluate<number>('scrollY')).toBeGreaterThan(600)

      // No server draws it, and what it is about comes when nobody waits any more for the place to be there.
      await page.route(`**/api/web/orders/${orderId}?*`, async (route) => {
        await Bun.sleep(4_000)
        await route.continue()
      })
      await shop.cluster.pause('renderer')
      try {
        await page.reload({ waitUntil: 'commit' })
        await page.getByRole('heading', { level: 1, name: 'Order' }).waitFor()
        await settled(page)
      } finally {
        await shop.cluster.resume('renderer')
      }
      expect(await jumpsOf(page)).toEqual([])
      expect(await page.evaluate<number>('scrollY')).toBe(0)
    })
  },
)

journey(
  'whoever comes back to a page that is a moment late is where they were, and nothing jumps there',
  { width: 360 },
  async (visit) => {
    const { page } = visit
    await lookingAtAnOrder(visit, async () => {
      // Later than a second and a half nobody is taken back, and a busy machine may be that late.
      await eventually(
        async () => {
          await page.locator('[data-cancel]').scrollIntoViewIfNeeded()
          const left = await page.evaluate<number>('scrollY')
          expect(left).toBeGreaterThan(600)
          await shop.cluster.pause('orders')
          try {
            await page.reload({ waitUntil: 'commit' })
            await page.locator('main .skeleton').first().waitFor()
          } finally {
            await shop.cluster.resume('orders')
          }
          await settled(page)
          expect(await jumpsOf(page)).toEqual([])
          expect(await page.evaluate<number>('scrollY')).toBe(left)
        },
        { withinMs: 30_000 },
      )
    })
  },
)

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
    for (const path of ['/', '/category/lighting', '/search?q=lamp', `/product/${article.productId}`])
      expect(await returns(page, path), path).toContain('kept')
  } finally {
    await browser.close()
  }
}, 60_000)

/**
 * Leaves a page and comes back, until the browser has kept it, three times at most, and says how each went. A browser that is short of
 * memory or time throws pages away for reasons of its own; one that a page gives it is there every time.
 */
async function returns(page: Page, path: string): Promise<string[]> {
  const ends: string[] = []
  while (ends.length < 3 && !ends.includes('kept')) {
    await page.goto(path)
    await page.waitForLoadState('networkidle')
    await page.evaluate('globalThis.isKept = true')
    await page.goto('/stores')
    // The page that asks is gone before it could be answered.
    const back = page.waitForURL(`**${path}`, { waitUntil: 'commit' })
    await Promise.race([page.evaluate('history.back()'), back])
    // A page that was kept is not loaded again, so that nothing says it has been.
    await back
    // The context of the page that was left may still be on its way out.
    ends.push(await eventually(() => page.evaluate<string>(howItCameBack)))
  }
  return ends
}

const howItCameBack = `globalThis.isKept
  ? 'kept'
  : 'loaded anew: ' + JSON.stringify(performance.getEntriesByType('navigation')[0]?.notRestoredReasons)`

/** Somebody looks at an order of theirs. While nobody packs, no parcel moves its page. */
async function lookingAtAnOrder({ page, open }: Visit, look: (orderId: string) => Promise<void>): Promise<void> {
  await open('/')
  const { orderId } = await buy(shopperAt(page), article)
  await frozen(shop, 'shipping', async () => {
    await open(`/orders/${orderId}`)
    await settled(page)
    await look(orderId)
  })
}
