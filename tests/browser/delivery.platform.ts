import { beforeAll, expect } from 'bun:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Quote, SearchPage } from '@galleria/contracts/web'
import { eventually } from '@galleria/testkit'
import type { Page } from 'playwright-core'
import { without } from '../support/away.ts'
import { journey } from '../support/browser.ts'
import { jumpsOf, overhangOf, shopperAt } from '../support/in-page.ts'
import { putIntoCart } from '../support/orders.ts'
import { patiently } from '../support/patience.ts'
import { type Platform, platform } from '../support/platform.ts'
import { cards } from '../support/psp.ts'
import { type Article, anArticle } from '../support/shelves.ts'
import { served } from '../support/shopper.ts'
import { atTheTill, enterAddress, enterCard, enterContact, placeOrder, thanked } from './till.ts'

let shop: Platform
let article: Article
beforeAll(async () => {
  shop = await platform()
  article = await anArticle(shop.url)
}, 180_000)

const ways = (page: Page) => page.getByRole('group', { name: 'How fast?' })
const packages = (page: Page) => page.locator('[data-package]')

journey(
  'express is chosen and paid for, and two packages are followed live until they have arrived',
  {},
  async ({ page, open }) => {
    await open('/')
    await fillTwoPackages(page)
    await open('/checkout')
    await enterContact(page)
    await enterAddress(page)
    await ways(page)
      .getByRole('radio', { name: /^Express/ })
      .waitFor()
    expect(await ways(page).getByText('2 packages').count()).toBeGreaterThanOrEqual(2)
    // The arrow keys go from one way to the next, as in every group of radio buttons.
    await ways(page)
      .getByRole('radio', { name: /^Standard/ })
      .press('ArrowDown')
    expect(
      await ways(page)
        .getByRole('radio', { name: /^Express/ })
        .isChecked(),
    ).toBe(true)
    const price = (await ways(page).locator('label', { hasText: 'Express' }).getByText('€').textContent()) ?? ''
    const summary = page.getByRole('region', { name: 'Your order' })
    await summary.locator('dl div', { hasText: 'Delivery' }).getByText(price).waitFor()
    await usable(page)

    await page.reload()
    await ways(page)
      .getByRole('radio', { name: /^Express/, checked: true })
      .waitFor()
    await enterCard(page, cards.approved)
    await placeOrder(page)
    await thanked(page)
    await open(new URL(page.url()).pathname.replace('/thanks', ''))
    await packages(page).nth(1).waitFor()
    await page.evaluate(() => Object.assign(globalThis, { sinceTheBeginning: true }))
    await usable(page)

    await page.getByText(/^Live/).waitFor()
    const pushed: string[] = []
    page.on('request', (request) => pushed.push(request.url()))
    await eventually(async () => expect(await seen(page, 'Köln')).toBe(2), { withinMs: 30_000 })
    // Each scan was told, and nobody had to ask for it.
    expect(pushed.filter((url) => /\/orders\/[^/]+\?/.test(url))).toEqual([])
    await eventually(async () => expect(await seen(page, 'Lisboa')).toBe(2), { withinMs: 15_000 })
    await page.getByRole('heading', { level: 2, name: 'Your parcel has arrived' }).waitFor({ timeout: 20_000 })
    expect(await page.evaluate(() => 'sinceTheBeginning' in globalThis)).toBe(true)
    // With the end of an order its page looks once more, and knows no better when somebody is late then.
    await haveArrived(page).catch(() =>
      eventually(async () => {
        await page.reload()
        await haveArrived(page)
      }),
    )
    await usable(page)
  },
)

journey(
  'without shipping there is the flat rate, the order goes through, and its package appears once shipping is back',
  { width: 360, dark: true },
  async (visit) => {
    const { page, open } = visit
    await without(shop, 'shipping', async () => {
      await atTheTill(visit, article)
      await enterContact(page)
      await enterAddress(page)
      await page.getByText(/^Just now there is only standard delivery/).waitFor()
      expect(await ways(page).count()).toBe(0)
      await usable(page)
      await enterCard(page, cards.approved)
      await placeOrder(page)
      await thanked(page)
      await open(new URL(page.url()).pathname.replace('/thanks', ''))
      await page.getByText(/^We cannot see your packages just now/).waitFor()
      await usable(page)
    })
    await packages(page).waitFor({ timeout: 40_000 })
  },
)

journey(
  'where nobody delivers is said at the postal code, and a store can still be chosen',
  // What is refused is refused with 422, and the browser says so.
  { width: 360, mayComplain: /status of 422/ },
  async (visit) => {
    const { page } = visit
    await atTheTill(visit, article)
    await enterContact(page)
    await enterAddress(page)
    await page.getByLabel('Country').selectOption('NO')
    await page.getByLabel('Postal code').fill('9170')
    await page.getByText('None of our carriers delivers there.', { exact: true }).waitFor()
    expect(await page.getByLabel('Postal code').getAttribute('aria-invalid')).toBe('true')
    await usable(page)
    await page.getByRole('radio', { name: /^Pick up/ }).check()
    expect(await page.getByText('None of our carriers delivers there.', { exact: true }).count()).toBe(0)
  },
)

journey('in Korean the ways of delivery are as many', { locale: 'ko-KR' }, async ({ page, open }) => {
  await open('/')
  await putIntoCart(shopperAt(page), article.sku)
  await open('/checkout')
  await page.getByLabel('국가').selectOption('KR')
  await page.getByLabel('우편번호').fill('04524')
  await page.getByRole('group', { name: '배송 속도' }).getByRole('radio', { name: /^특급/ }).check()
})

/** Puts so many lamps into the cart that they do not fit into one package. */
async function fillTwoPackages(page: Page): Promise<void> {
  const shopper = shopperAt(page)
  const { listing } = served(await patiently(() => shopper.get<SearchPage>('/pages/search?q=table+lamp')))
  const [lamp] = listing.products
  if (!lamp) throw new Error('the shop has no lamps')
  const destination = { countryCode: 'PT', postalCode: '1200-387' }
  for (let pieces = 1; pieces <= 20; pieces += 1) {
    await putIntoCart(shopper, lamp.sku)
    const packages = await eventually(async () => {
      const asked = { delivery: { kind: 'home', destination } }
      const [first] = served(await shopper.send<Quote>('POST', '/checkout/quote', asked)).options ?? []
      if (!first) throw new Error('nobody can say how lamps are delivered')
      return first.packages
    })
    if (packages === 2) return
  }
  throw new Error('twenty lamps fit into one package')
}

/** Waits until each of two packages is said to have been delivered, under its number. */
async function haveArrived(page: Page): Promise<void> {
  for (const number of [1, 2]) {
    const one = page.getByRole('region', { name: `Package ${number} of 2` })
    await one.locator('header').getByText('Delivered').waitFor({ timeout: 5_000 })
    await one.getByText(/^GP-[\d-]+$/).waitFor({ timeout: 5_000 })
  }
}

/** In how many packages' ways a place stands. */
function seen(page: Page, place: string): Promise<number> {
  return packages(page).filter({ hasText: place }).count()
}

/** Nothing sticks out, nothing has jumped since it was loaded, and axe finds nothing. */
async function usable(page: Page): Promise<void> {
  const jumps = await jumpsOf(page)
  const shift = jumps.reduce((sum, { value }) => sum + value, 0)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect({
    jumps: shift > 0.02 ? jumps : [],
    overhang: (await overhangOf(page)) > 0,
    barriers: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`),
  }).toEqual({ jumps: [], overhang: false, barriers: [] })
}
