import type { FrameLocator, Page } from 'playwright-core'
import type { Visit } from '../support/browser.ts'
import { shopperAt } from '../support/in-page.ts'
import { putIntoCart } from '../support/orders.ts'
import type { Article } from '../support/shelves.ts'

/** At the till with one piece of an article. */
export async function atTheTill({ page, open }: Pick<Visit, 'page' | 'open'>, { sku }: Article): Promise<void> {
  await open('/')
  await putIntoCart(shopperAt(page), sku)
  await open('/checkout')
  await page.getByRole('button', { name: /^Place order ·/ }).waitFor()
}

/** The provider's card field, in a frame of its own that no code of the shop can look into. */
export function cardField(page: Page): FrameLocator {
  return page.locator('iframe[title="Card details, asked for by the payment provider"]').contentFrame()
}

/** Types a card into the provider's field. */
export async function enterCard(page: Page, number: string): Promise<void> {
  const field = cardField(page)
  await field.getByLabel('Card number').fill(number)
  await field.getByLabel('Expiry date').fill('12 / 39')
  await field.getByLabel('Security code').fill('123')
}

/** Says who the order is for. */
export async function enterContact(page: Page): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill('Mina Park')
  await page.getByLabel('E-mail').fill('mina@example.com')
}

/** Says where it is brought. */
export async function enterAddress(page: Page): Promise<void> {
  await page.getByLabel('Street and number').fill('Rua da Rosa 12')
  await page.getByLabel('Postal code').fill('1200-387')
  await page.getByLabel('City').fill('Lisboa')
  await page.getByLabel('Country').selectOption('PT')
}

/** Presses the button that buys. */
export async function placeOrder(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Place order ·/ }).click()
}

/** Waits for the page that says thank you. */
export async function thanked(page: Page): Promise<void> {
  await page.waitForURL('**/orders/*/thanks')
  await page.getByRole('heading', { level: 1, name: 'Thank you, Mina Park!' }).waitFor()
}
