import { afterAll, beforeAll, describe, expect } from 'bun:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { HomePage } from '@galleria/contracts/web'
import { canRun, eventually } from '@galleria/testkit'
import type { Page } from 'playwright-core'
import { frozen, without } from '../support/away.ts'
import { journey, type Visit } from '../support/browser.ts'
import { jumpsOf, overhangOf, settled, shopperAt } from '../support/in-page.ts'
import { buy, putIntoCart } from '../support/orders.ts'
import { type Platform, platform } from '../support/platform.ts'
import { type Article, anArticle } from '../support/shelves.ts'
import { newShopper, served } from '../support/shopper.ts'
import { inTheirPlace, type Suggester, silent, suggested } from '../support/suggesting.ts'
import { joinAsTester, type Tester } from '../support/tester.ts'
import { openWhole } from './whole-page.ts'

let shop: Platform
let tester: Tester
let article: Article
/** What is suggested: the shop's newest, among which the article is not. */
let newest: HomePage['newest'] & { state: 'fresh' }
beforeAll(async () => {
  shop = await platform()
  tester = await joinAsTester(shop)
  article = await anArticle(shop.url)
  const home = served(await newShopper(shop.url).get<HomePage>('/pages/home'))
  if (home.newest.state !== 'fresh') throw new Error('the shop does not know what is new')
  newest = home.newest
}, 180_000)
afterAll(() => tester.leave())

const row = (page: Page, name: string | RegExp) => page.getByRole('region', { name, exact: true })

if (await canRun('recommendations'))
  journey(
    'what shoppers have bought together is suggested to the next one; once nobody answers, the cart is whole without',
    {},
    async (visit) => {
      const [other] = newest.data
      if (!other) throw new Error('nothing is new')
      for (let order = 0; order < 4; order += 1) {
        const shopper = newShopper(shop.url)
        await putIntoCart(shopper, other.sku)
        await buy(shopper, article)
      }
      await openFresh(visit, `/product/${article.productId}`, `Often bought with ${article.name}`)
      const together = row(visit.page, `Often bought with ${article.name}`)
      await together.getByRole('link', { name: other.name }).waitFor()
      expect(await together.getAttribute('data-basis')).toBe('model')

      await putIntoCart(shopperAt(visit.page), article.sku)
      await frozen(shop, 'recommendations', async () => {
        await visit.open('/cart')
        await visit.page.getByRole('link', { name: 'To checkout' }).waitFor()
        await settled(visit.page)
        expect(await visit.page.locator('[data-basis="model"], main .skeleton').count()).toBe(0)
      })
    },
  )

describe('what is suggested', () => {
  let suggester: Suggester
  beforeAll(async () => {
    suggester = await inTheirPlace(shop, tester)
    suggester.says(byModel())
  }, 60_000)
  afterAll(() => suggester.leave(), 60_000)

  const byModel = () => ({
    'product.together': suggested('model', { kind: 'bought-with', productId: article.productId }, ids().slice(0, 6)),
    'product.similar': suggested('model', { kind: 'similar-to', productId: article.productId }, ids().slice(6, 8)),
    'shopper.suggest': suggested('model', { kind: 'bought-with', productId: article.productId }, ids().slice(0, 6)),
    'product.popular': suggested('popular', { kind: 'popular' }, ids()),
  })
  const ids = () => newest.data.map(({ productId }) => productId)

  for (const [name, width, dark] of [
    ['at a desk, in the light', 1280, false],
    ['on a telephone, in the dark', 360, true],
  ] as const) {
    journey(
      `${name}: with a product, with a cart and to a shopper; and it is said why`,
      { width, dark },
      async (visit) => {
        const { page, open } = visit
        // Either part may be late for one page; a page without it is whole, too.
        const rows = [`Often bought with ${article.name}`, `Much like ${article.name}`]
        await openFresh(visit, `/product/${article.productId}`, ...rows)
        expect(await row(page, `Much like ${article.name}`).getByRole('article').count()).toBe(2)
        expect(await page.getByRole('region', { name: 'Goes well with' }).count()).toBe(0)
        await calmAndUsable(page)

        await putIntoCart(shopperAt(page), article.sku)
        await cartShows(visit, `Often bought with ${article.name}`)
        const together = row(page, `Often bought with ${article.name}`)
        await eventually(async () => expect(await together.getByRole('article').count()).toBe(6))
        await calmAndUsable(page)

        await eventually(
          async () => {
            await open('/')
            // Asked for further down, and looked at from the top: when it comes late it moves what it comes before.
            await row(page, 'Loved this week').scrollIntoViewIfNeeded()
            await page.evaluate('scrollTo(0, 0)')
            const chosen = row(page, 'Picked for you')
            await chosen.getByText(`Often bought with ${article.name}`).waitFor({ timeout: 2_000 })
            await calmAndUsable(page)
          },
          { withinMs: 25_000 },
        )
        await row(page, 'Picked for you').getByRole('link').first().click()
        await page.waitForURL(`**/product/${ids()[0]}?**`)
      },
    )
  }

  journey(
    'what is picked for somebody and comes late moves nothing that they look at: it is there when they look away',
    { width: 360 },
    async ({ page, open }) => {
      await open('/')
      await putIntoCart(shopperAt(page), article.sku)
      const late = Promise.withResolvers<void>()
      await page.route('**/api/web/for-you?*', async (route) => {
        await late.promise
        await route.continue()
      })
      await open('/')
      const story = page.getByRole('main').locator('.story')
      await story.scrollIntoViewIfNeeded()
      const answered = page.waitForResponse('**/api/web/for-you?*')
      late.resolve()
      await (await answered).finished()
      await settled(page)
      const chosen = row(page, 'Picked for you')
      expect(await chosen.count()).toBe(0)
      await page.evaluate('scrollTo(0, 0)')
      await chosen.waitFor()
      expect(await jumpsOf(page)).toEqual([])
    },
  )

  journey('in Korean too, and before scripts have come', { locale: 'ko-KR', scripts: false }, async (visit) => {
    const { page } = visit
    const byServer = { ...visit, open: (path: string) => openWhole(page, path) }
    await openFresh(byServer, `/product/${article.productId}`, /상품과 자주 함께 구매$/, /상품과 비슷한 상품$/)
  })

  journey(
    'while the model is silent: what is popular; while nobody answers: what was, and when; if nobody ever has: no row, no empty place',
    {},
    async (visit) => {
      const { page, open } = visit
      await open('/')
      await putIntoCart(shopperAt(page), article.sku)
      suggester.says({ ...byModel(), 'product.together': silent })
      await cartShows(visit, 'Popular right now')

      await suggester.away(async () => {
        await cartShows(visit, 'Popular lately')
        await row(page, 'Popular lately')
          .getByText(/^As of /)
          .waitFor()
        await calmAndUsable(page)

        // Whoever starts anew remembers nothing.
        await without(shop, 'bff-web', async () => undefined)
        await eventually(async () => served(await newShopper(shop.url).get('/pages/home')), { withinMs: 15_000 })
        await open('/cart')
        await page.getByRole('heading', { level: 1, name: 'Your cart' }).waitFor()
        await settled(page)
        expect(await page.locator('[data-basis], main .skeleton').count()).toBe(0)

        await open(`/product/${article.productId}?sku=nobody-suggests`)
        await row(page, 'Goes well with').waitFor()
        expect(await page.locator('[data-basis], main .skeleton').count()).toBe(0)
      })
    },
  )
})

/** The cart's page is made anew for each visit; a list of what is popular is good for ten seconds. */
async function cartShows({ page, open }: Visit, name: string | RegExp): Promise<void> {
  await eventually(
    async () => {
      await open('/cart')
      await row(page, name).waitFor({ timeout: 1_000 })
    },
    { withinMs: 25_000 },
  )
}

let visits = 0
/** Looks at a page until it shows a row: what was suggested before is good for ten seconds. */
async function openFresh({ page, open }: Visit, path: string, ...names: readonly (string | RegExp)[]): Promise<void> {
  await eventually(
    async () => {
      visits += 1
      await open(`${path}?sku=visit-${visits}`)
      for (const name of names) await row(page, name).first().waitFor({ timeout: 1_000 })
    },
    { withinMs: 25_000 },
  )
}

/** Nothing jumps, nothing sticks out, and axe finds nothing. */
async function calmAndUsable(page: Page): Promise<void> {
  await settled(page)
  const jumps = await jumpsOf(page)
  const shift = jumps.reduce((sum, { value }) => sum + value, 0)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect({
    jumps: shift > 0.02 ? jumps : [],
    overhang: (await overhangOf(page)) > 0,
    barriers: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`),
  }).toEqual({ jumps: [], overhang: false, barriers: [] })
}
