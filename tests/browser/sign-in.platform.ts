import { beforeAll, expect } from 'bun:test'
import type { CartPage } from '@galleria/contracts/web'
import { journey } from '../support/browser.ts'
import { demoAccount } from '../support/demo-accounts.ts'
import { jumpsOf, settled, shopperAt } from '../support/in-page.ts'
import { putIntoCart } from '../support/orders.ts'
import { patiently } from '../support/patience.ts'
import { type Platform, platform } from '../support/platform.ts'
import { cards } from '../support/psp.ts'
import { type Article, anArticle } from '../support/shelves.ts'
import { served } from '../support/shopper.ts'
import {
  accountButton,
  fillSignIn,
  greeted,
  linkInMail,
  newcomer,
  openAccount,
  type Person,
  sendSignIn,
  signIn,
  signOut,
} from './people.ts'
import { enterAddress, enterCard, placeOrder } from './till.ts'
import { openWhole, untilWhole } from './whole-page.ts'

let shop: Platform
let article: Article
let mina: Person
beforeAll(async () => {
  shop = await platform()
  article = await anArticle(shop.url)
  mina = await demoAccount(shop, 'mina@example.com')
}, 180_000)

journey(
  'somebody new makes an account by mail, buys with what is known of them, finds the order, and signs out',
  {},
  async (visit) => {
    const { page, open } = visit
    const hana = newcomer('Hana Seo')
    await open('/')
    await openAccount(page)
    await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click()
    await page.getByRole('link', { name: 'Create an account' }).click()
    await page.getByLabel('Name', { exact: true }).fill(hana.name)
    await page.getByLabel('E-mail').fill(hana.email)
    await page.getByLabel('Password').fill(hana.password)
    await page.getByRole('button', { name: 'Create account' }).click()
    await page.getByRole('heading', { level: 1, name: 'Look in your mail' }).waitFor()
    await page.goto(await linkInMail(shop, hana))
    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.getByRole('heading', { level: 1, name: 'Your address is confirmed' }).waitFor()

    await open('/')
    await signIn(page, hana)
    await greeted(page, hana)
    await putIntoCart(shopperAt(page), article.sku)
    await open('/checkout')
    await page.getByText(`Signed in as ${hana.name}.`).waitFor()
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe(hana.name)
    expect(await page.getByLabel('E-mail').inputValue()).toBe(hana.email)
    await enterAddress(page)
    await enterCard(page, cards.approved)
    await placeOrder(page)
    await page.getByRole('heading', { level: 1, name: `Thank you, ${hana.name}!` }).waitFor()

    await open('/orders')
    await page.getByRole('link', { name: /^G-/ }).waitFor()
    expect(await page.getByText(/^As a guest/).count()).toBe(0)
    await signOut(page)
    await open('/orders')
    await page.getByText(/^As a guest you see what was ordered in this browser/).waitFor()
    expect(await page.getByRole('link', { name: /^G-/ }).count()).toBe(0)
  },
)

journey('what a guest has in the cart is there after signing in, and what was typed is too', {}, async (visit) => {
  const { page, open } = visit
  await emptyCartOf(mina)
  await open('/')
  await putIntoCart(shopperAt(page), article.sku, 2)
  await open('/checkout')
  await page.getByLabel('Street and number').fill('Rua da Rosa 12')
  await page.getByRole('main').getByRole('link', { name: 'Sign in', exact: true }).click()
  await fillSignIn(page, mina)
  await page.waitForURL('**/checkout')
  await page.getByText(`Signed in as ${mina.name}.`).waitFor()

  expect(await page.getByLabel('Street and number').inputValue()).toBe('Rua da Rosa 12')
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe(mina.name)
  const shopper = shopperAt(page)
  const { cart } = served(await patiently(() => shopper.get<CartPage>('/cart')))
  expect(cart.lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([[article.sku, 2]])
  served(await shopper.send('DELETE', `/cart/lines/${article.sku}`))

  /** Takes out whatever somebody has left in their cart. */
  async function emptyCartOf(person: Person): Promise<void> {
    await open('/')
    await signIn(page, person)
    const shopper = shopperAt(page)
    const { cart } = served(await patiently(() => shopper.get<CartPage>('/cart')))
    for (const { sku } of cart.lines) served(await shopper.send('DELETE', `/cart/lines/${sku}`))
    await signOut(page)
  }
})

journey('a guest buys without an account, and is told how it would be quicker with one', {}, async ({ page, open }) => {
  await open('/')
  await putIntoCart(shopperAt(page), article.sku)
  await open('/checkout')
  await page.getByText('Sign in for a faster checkout.').waitFor()
  await page.getByRole('button', { name: 'Go on as a guest' }).click()
  expect(await page.locator('input[name="name"]:focus').count()).toBe(1)
  await page.getByRole('button', { name: /^Place order ·/ }).waitFor()
})

journey(
  'without scripts, one signs in, is known on one’s own pages, and signs out',
  { scripts: false },
  async ({ page }) => {
    await openWhole(page, '/orders')
    await page.getByText(/^As a guest you see what was ordered/).waitFor()
    await sendSignIn(page, mina)
    await untilWhole(page)
    expect(new URL(page.url()).pathname).toBe('/orders')
    expect(await page.getByText(/^As a guest/).count()).toBe(0)
    await signOut(page)
    await openWhole(page, '/orders')
    await page.getByText(/^As a guest/).waitFor()
  },
)

journey('who signs out in one tab is told so in the other, where nothing typed is lost', {}, async (visit) => {
  const { page, context, open } = visit
  await open('/')
  await signIn(page, mina)
  await putIntoCart(shopperAt(page), article.sku)
  await open('/checkout')
  await page.getByText(`Signed in as ${mina.name}.`).waitFor()
  await page.getByLabel('City').fill('Lisboa')
  await settled(page)
  const shiftedBefore = (await jumpsOf(page)).length

  const other = await context.newPage()
  await other.goto('/')
  await greeted(other, mina)
  await signOut(other)
  await accountButton(other).filter({ hasText: 'Sign in' }).waitFor()

  const notice = page.getByRole('region', { name: 'Sign in again' })
  await notice.waitFor()
  expect(await page.getByLabel('City').inputValue()).toBe('Lisboa')
  expect((await jumpsOf(page)).length).toBe(shiftedBefore)
  await notice.getByRole('link', { name: 'Sign in again' }).click()
  await fillSignIn(page, mina)
  await page.waitForURL('**/checkout')
  await page.getByText(`Signed in as ${mina.name}.`).waitFor()
  expect(await page.getByLabel('City').inputValue()).toBe('Lisboa')
  served(await shopperAt(page).send('DELETE', `/cart/lines/${article.sku}`))
})
