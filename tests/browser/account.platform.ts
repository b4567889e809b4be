import { beforeAll, expect } from 'bun:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { journey } from '../support/browser.ts'
import { demoAccount } from '../support/demo-accounts.ts'
import { jumpsOf, overhangOf, settled, shopperAt, wordsOn } from '../support/in-page.ts'
import { buy } from '../support/orders.ts'
import { type Platform, platform } from '../support/platform.ts'
import { type Article, anArticle } from '../support/shelves.ts'
import { newShopper } from '../support/shopper.ts'
import { accountButton, greeted, openAccount, type Person, signIn } from './people.ts'
import { everythingSaid, sayings } from './sayings.ts'
import { atTheTill } from './till.ts'

let shop: Platform
let article: Article
let mina: Person
beforeAll(async () => {
  shop = await platform()
  article = await anArticle(shop.url)
  mina = await demoAccount(shop, 'mina@example.com')
}, 180_000)

const isOpen = async (page: Page) => (await page.locator('details[data-menu][open]').count()) === 1
const hasFocus = async (page: Page) => (await page.locator('details[data-menu] > summary:focus').count()) === 1

journey('the account menu opens and closes by keys and by presses, and gives the focus back', {}, async (visit) => {
  const { page, open } = visit
  await open('/')
  await settled(page)
  await accountButton(page).focus()
  await page.keyboard.press('Enter')
  expect(await isOpen(page)).toBe(true)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  expect([await isOpen(page), await hasFocus(page)]).toEqual([false, true])

  await page.keyboard.press('Space')
  for (let presses = 0; presses < 3; presses++) await page.keyboard.press('Tab')
  expect(await isOpen(page)).toBe(false)

  await openAccount(page)
  await page.getByRole('heading', { level: 1 }).click()
  expect(await isOpen(page)).toBe(false)

  await openAccount(page)
  await page.getByRole('banner').getByRole('link', { name: 'Your orders' }).click()
  await page.waitForURL('**/orders')
  expect(await isOpen(page)).toBe(false)
})

for (const [name, width, dark] of [
  ['at a desk, in the light', 1280, false],
  ['on a telephone, in the dark', 360, true],
] as const) {
  journey(
    `${name}: the header names its reader without moving anything, and axe finds nothing in the open menu`,
    { width, dark },
    async ({ page, open }) => {
      await open('/')
      await signIn(page, mina)
      for (const path of ['/', '/orders']) {
        await open(path)
        await greeted(page, mina)
        await settled(page)
        const shift = (await jumpsOf(page)).reduce((sum, { value }) => sum + value, 0)
        expect(shift, path).toBeLessThan(0.02)
        await openAccount(page)
        expect(await overhangOf(page), path).toBeLessThanOrEqual(0)
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude('iframe').analyze()
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
      }
    },
  )
}

journey('in Korean, nothing about the account is left in English', { locale: 'ko-KR', width: 360 }, async (visit) => {
  const { page } = visit
  await atTheTillInKorean()
  await settled(page)
  await accountButton(page).click()
  const english = sayings(await everythingSaid())
  expect((await wordsOn(page)).filter(english)).toEqual([])
  await page.goto('/orders')
  await page.getByText(/비회원에게는/).waitFor()
  expect((await wordsOn(page)).filter(english)).toEqual([])

  async function atTheTillInKorean() {
    await visit.open('/')
    await shopperAt(page).add(article.sku)
    await visit.open('/checkout')
    await page.getByText('로그인하면 더 빠르게 주문할 수 있습니다.').waitFor()
  }
})

journey(
  'a shop that does not know its reader any more says so calmly, and keeps what was typed',
  { mayComplain: /status of 401/ },
  async (visit) => {
    const { page } = visit
    await visit.open('/')
    await signIn(page, mina)
    await atTheTill(visit, article)
    await page.getByLabel('City').fill('Lisboa')
    // The session ends where nobody sees it: at the shop itself.
    const body = { code: 'not-authenticated', type: '/problems/not-authenticated', title: 'Who asks is not known' }
    await page.route('**/api/web/checkout/quote*', (route) =>
      route.fulfill({ status: 401, contentType: 'application/problem+json', json: { ...body, status: 401 } }),
    )
    await visit.context.clearCookies({ name: /session/ })
    await page.getByRole('radio', { name: /^Pick up in a store/ }).check()
    await page.getByRole('button', { name: 'Choose a store' }).click()
    const choice = page.getByRole('dialog', { name: 'Choose a store' }).getByRole('button', { name: /^Choose / })
    await choice.first().click()

    await page.getByRole('region', { name: 'Sign in again' }).getByRole('link', { name: 'Sign in again' }).waitFor()
    await page.getByText('What you have typed stays here.').waitFor()
    await page.getByRole('radio', { name: /^To my door/ }).check()
    expect(await page.getByLabel('City').inputValue()).toBe('Lisboa')
    await page.getByRole('button', { name: 'Go on without' }).click()
    await page.getByRole('region', { name: 'Sign in again' }).waitFor({ state: 'detached' })
  },
)

journey(
  'who helps customers opens an order by its link, can only read it, and is told that it is recorded',
  {},
  async ({ page, open }) => {
    const { orderId, orderNumber } = await buy(newShopper(shop.url), article)
    await open('/')
    await signIn(page, await demoAccount(shop, 'support@example.com'))
    await open('/orders')
    await page.getByLabel('Link or id of the order').fill(`${shop.url}/orders/${orderId}`)
    await page.getByRole('button', { name: 'Open the order' }).click()
    await page.getByRole('heading', { level: 1, name: `Order ${orderNumber}` }).waitFor()
    await page.getByText(/this look is recorded/).waitFor()
    expect(await page.getByRole('button', { name: 'Cancel order' }).count()).toBe(0)

    // The page as a server draws it says the same.
    await open(`/orders/${orderId}`)
    await page.getByText(/this look is recorded/).waitFor()
    expect(await page.getByRole('button', { name: 'Cancel order' }).count()).toBe(0)
  },
)
