import { beforeAll, expect } from 'bun:test'
import { AxeBuilder } from '@axe-core/playwright'
import { eventually } from '@galleria/testkit'
import type { Page } from 'playwright-core'
import { journey } from '../support/browser.ts'
import { platform } from '../support/platform.ts'
import { type Article, anArticle } from '../support/shelves.ts'
import { openWhole, untilWhole } from './whole-page.ts'

let article: Article
beforeAll(async () => {
  article = await anArticle((await platform()).url)
}, 180_000)

/** Somebody whose browser runs no scripts at all. */
const visitor = { scripts: false } as const

journey('without scripts, every page has its content, its pictures their sizes', visitor, async ({ page }) => {
  for (const [path, heading, content] of [
    ['/', /\S/, 'main h2, main h3'],
    ['/category/lighting', 'Lighting', 'main h2 a'],
    ['/search?q=lamp', 'Results for “lamp”', 'main h2 a'],
    [`/product/${article.productId}`, article.name, 'main form[action="/forms/cart/lines"]'],
    ['/stores', /\S/, 'main h2, main h3, main address'],
    ['/cart', 'Your cart is empty', 'main a'],
  ] as const) {
    const response = await page.goto(path)
    expect(response?.status(), path).toBe(200)
    await untilWhole(page)
    await page.getByRole('heading', { level: 1, name: heading }).waitFor({ state: 'attached' })
    expect(await page.locator(content).count(), `${path}: ${content}`).toBeGreaterThan(0)
    expect(await page.locator('main img:not([width][height])').count(), `${path}: pictures without a size`).toBe(0)
    expect(await page.title(), path).toEndWith('Galleria')
  }
  await openWhole(page, '/')
  const rooms = page.getByRole('navigation', { name: 'Rooms' })
  await rooms.getByRole('link', { name: 'Lighting' }).click()
  await page.waitForURL('**/category/lighting')
})

journey('without scripts, a product is found by words, narrowed and sorted', visitor, async ({ page }) => {
  await openWhole(page, '/')
  await page.getByRole('combobox', { name: 'Search' }).fill('lamp')
  await page.getByRole('combobox', { name: 'Search' }).press('Enter')
  await page.waitForURL('**/search?q=lamp')
  await untilWhole(page)
  await page.getByRole('heading', { level: 1, name: 'Results for “lamp”' }).waitFor()

  await openWhole(page, '/category/lighting')
  const everything = await numberOf(page)
  const filters = page.getByRole('complementary', { name: 'Filters' })
  await filters.getByRole('group', { name: 'Material' }).getByRole('checkbox').first().check()
  await filters.getByRole('button', { name: 'Apply filters' }).click()
  await page.waitForURL(/material=/)
  await untilWhole(page)
  const narrowed = await numberOf(page)
  expect(narrowed).toBeGreaterThan(0)
  expect(narrowed).toBeLessThan(everything)

  await page.getByLabel('Sort by').selectOption({ label: 'Price: low to high' })
  await page.getByRole('button', { name: 'Apply', exact: true }).click()
  await page.waitForURL(/sort=price-asc/)
  await untilWhole(page)
  expect(new URL(page.url()).searchParams.has('material')).toBe(true)
  expect(await numberOf(page)).toBe(narrowed)
  const prices = await page.getByRole('main').getByRole('listitem').getByText(/€\d/).allInnerTexts()
  const cents = prices.map((price) => Number(price.replace(/\D/g, '')))
  expect(cents).toEqual(cents.toSorted((a, b) => a - b))
})

journey('without scripts, another variant is another link', visitor, async ({ page }) => {
  await openWhole(page, '/category/lighting')
  await page.getByRole('main').getByRole('heading', { level: 2 }).getByRole('link').first().click()
  await page.waitForURL('**/product/**')
  await untilWhole(page)
  const picture = page.getByRole('main').getByRole('img').first()
  const before = await picture.getAttribute('src')
  const variants = page.getByRole('group', { name: /^Colour/ }).getByRole('link')
  await variants.nth(1).click()
  await page.waitForURL(/sku=/)
  await untilWhole(page)
  expect(await picture.getAttribute('src')).not.toBe(before)
})

journey('without scripts, a cart is filled, changed and emptied', visitor, async ({ page }) => {
  await withALine(page)
  const quantity = page.getByRole('textbox', { name: `Quantity: ${article.name}` })
  expect(await quantity.inputValue()).toBe('1')

  // Whoever is told that somebody was late sends the form again.
  await eventually(async () => {
    await quantity.fill('3')
    await page.getByRole('button', { name: /^Update/ }).click()
    await page.waitForURL('**/cart', { timeout: 5_000 })
    await untilWhole(page)
    expect(await quantity.inputValue()).toBe('3')
  })

  const remove = page.getByRole('button', { name: `Remove ${article.name}` })
  await eventually(async () => {
    if (await remove.isVisible()) await remove.click()
    await untilWhole(page)
    await page.getByRole('heading', { level: 1, name: 'Your cart is empty' }).waitFor({ timeout: 1_000 })
  })
})

journey('without scripts, more than there is cannot be had, and the cart says so', visitor, async ({ page }) => {
  await withALine(page)
  for (const quantity of ['99', '99']) {
    await page.getByRole('textbox', { name: `Quantity: ${article.name}` }).fill(quantity)
    await page.getByRole('button', { name: /^Update/ }).click()
    await page.waitForURL('**/cart*')
    await untilWhole(page)
  }
  await page
    .getByText(/only|left|too many/i)
    .first()
    .waitFor()
})

journey('without scripts, the language is changed on the same page, and stays', visitor, async ({ page }) => {
  const path = `/product/${article.productId}?sku=${article.sku}`
  await openWhole(page, path)
  await page.getByRole('banner').getByRole('button', { name: '한국어' }).click()
  await page.waitForURL(`**${path}`)
  expect(await page.locator('html').getAttribute('lang')).toBe('ko')
  await openWhole(page, '/cart')
  await page.getByRole('heading', { level: 1, name: '장바구니가 비어 있습니다' }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('ko')
})

journey(
  'without scripts, what is not there is a page of its own with the status that says so',
  { ...visitor, mayComplain: /status of 404/ },
  async ({ page }) => {
    for (const path of ['/no/such/place', '/product/no-such-thing', '/category/no-such-room']) {
      // While the back end still looks for it the head is on its way, with a status that cannot be taken back.
      await eventually(async () => expect((await page.goto(path))?.status(), path).toBe(404))
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await page.getByRole('main').getByRole('link').count(), path).toBeGreaterThan(0)
    }
  },
)

/** axe itself is a script: here scripts may run, but those of the shop never arrive. */
journey(
  'before any script has arrived, axe finds nothing',
  { mayComplain: /ERR_FAILED|status of 404/ },
  async ({ page }) => {
    await page.route(/\.js(\?|$)/, (route) => route.abort())
    await withALine(page)
    const found: string[] = []
    for (const path of [
      '/',
      '/category/lighting',
      '/search?q=lamp',
      `/product/${article.productId}`,
      '/stores',
      '/cart',
      '/no/such/place',
    ]) {
      await openWhole(page, path)
      found.push(...(await barriersOn(page)).map((barrier) => `${path}: ${barrier}`))
    }
    expect(found).toEqual([])
  },
)

/** Somebody puts a piece into their cart, and looks at it. Whoever is told that it did not work begins anew, as somebody else. */
async function withALine(page: Page): Promise<void> {
  await eventually(async () => {
    await page.context().clearCookies()
    await openWhole(page, `/product/${article.productId}?sku=${article.sku}`)
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await page.waitForURL('**/cart', { timeout: 5_000 })
    await untilWhole(page)
    await page.getByRole('heading', { level: 1, name: 'Your cart', exact: true }).waitFor({ timeout: 1_000 })
  })
}

async function barriersOn(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id} (${help}) at ${target.join(' ')}: ${html.slice(0, 200)}`),
  )
}

async function numberOf(page: Page): Promise<number> {
  const text = await page
    .getByRole('status')
    .filter({ hasText: /\d+ products?/ })
    .textContent()
  return Number(/\d+/.exec(text ?? '')?.[0])
}
