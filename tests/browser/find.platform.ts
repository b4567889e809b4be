import { expect } from 'bun:test'
import { eventually } from '@galleria/testkit'
import type { Locator } from 'playwright-core'
import { journey } from '../support/browser.ts'

journey('a shopper types, is offered completions, and takes one by the keyboard', {}, async ({ page, open }) => {
  await open('/')
  const box = page.getByRole('combobox', { name: 'Search' })
  const options = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option')
  // An answer that comes while somebody goes through the list begins it anew, and so do they.
  await eventually(async () => {
    await box.fill('')
    const isAnswer = (url: string) => new URL(url).searchParams.get('q') === 'lam'
    const answer = page.waitForResponse((response) => isAnswer(response.url()), { timeout: 5_000 })
    await Promise.all([answer, box.pressSequentially('lam')])
    await options.first().waitFor({ timeout: 1_000 })
    await box.press('ArrowDown')
    expect(await options.first().getAttribute('aria-selected')).toBe('true')
  })
  await box.press('Enter')
  await page.waitForURL(/\/(product|category|search)/)
  await page.getByRole('heading', { level: 1 }).waitFor()
})

journey('a misspelt word still finds what was meant', {}, async ({ page, open }) => {
  await open('/')
  await page.getByRole('combobox', { name: 'Search' }).fill('lapm')
  await page.getByRole('combobox', { name: 'Search' }).press('Enter')
  await page.waitForURL('**/search?q=lapm')
  await page.getByRole('heading', { level: 1, name: 'Results for “lapm”' }).waitFor()
  await page.getByRole('main').getByRole('heading', { level: 2 }).getByRole('link', { name: /lamp/i }).first().waitFor()
})

journey('a department is narrowed by facets, sorted, and one step back undoes the last', {}, async ({ page, open }) => {
  await open('/')
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: 'Lighting' }).click()
  await page.getByRole('heading', { level: 1, name: 'Lighting' }).waitFor()
  const count = page.getByRole('status').filter({ hasText: /\d+ products?/ })
  const everything = await numberIn(count)

  const filters = page.getByRole('complementary', { name: 'Filters' })
  await filters.getByRole('group', { name: 'Material' }).getByRole('checkbox').first().check()
  await page.waitForURL(/material=/)
  await page.getByRole('link', { name: /^Remove filter/ }).waitFor()
  await eventually(async () => (await numberIn(count)) < everything)

  await page.getByLabel('Sort by').selectOption({ label: 'Price: low to high' })
  await page.waitForURL(/sort=price-asc/)
  await eventually(async () => {
    const prices = await page.getByRole('main').getByRole('listitem').getByText(/€\d/).allInnerTexts()
    const cents = prices.map((price) => Number(price.replace(/\D/g, '')))
    return cents.length > 2 && cents.every((value, i) => i === 0 || value >= (cents[i - 1] ?? 0))
  })

  await page.goBack()
  await page.goBack()
  await page.waitForURL((url) => url.search === '')
  await eventually(async () => (await numberIn(count)) === everything)
})

journey('another colour of a product is another picture and another article', {}, async ({ page, open }) => {
  await open('/category/lighting')
  await page.getByRole('main').getByRole('heading', { level: 2 }).getByRole('link').first().click()
  await page.waitForURL('**/product/**')
  const colours = page.getByRole('group', { name: /^Colour/ }).getByRole('radio')
  await colours.first().waitFor()
  const picture = page.getByRole('main').getByRole('img').first()
  const before = await picture.getAttribute('src')
  await colours.nth(1).check({ force: true })
  await page.waitForURL(/sku=/)
  await eventually(async () => (await picture.getAttribute('src')) !== before)
})

async function numberIn(text: Locator): Promise<number> {
  return Number(/\d+/.exec((await text.textContent()) ?? '')?.[0])
}
