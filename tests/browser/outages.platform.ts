import { beforeAll, expect } from 'bun:test'
import type { SearchPage } from '@galleria/contracts/web'
import { eventually } from '@galleria/testkit'
import { without } from '../support/away.ts'
import { journey } from '../support/browser.ts'
import { jumpsOf, shopperAt } from '../support/in-page.ts'
import { putIntoCart } from '../support/orders.ts'
import { patiently } from '../support/patience.ts'
import { type Platform, platform } from '../support/platform.ts'
import { cards } from '../support/psp.ts'
import { type Article, anArticle } from '../support/shelves.ts'
import { newShopper, served } from '../support/shopper.ts'
import { pressUntilThere } from './again.ts'
import { atTheTill, cardField, enterAddress, enterCard, enterContact, placeOrder } from './till.ts'

let shop: Platform
let article: Article
beforeAll(async () => {
  shop = await platform()
  article = await anArticle(shop.url)
}, 180_000)

const mayComplain = /status of 50[34]/

journey(
  'the catalogue is away: a product nobody has looked at yet says so, and is there by itself when it is',
  { mayComplain },
  async ({ page, open }) => {
    const path = `/product/${await neverLookedAt()}`
    await without(shop, 'catalog', async () => {
      await open(path)
      await page.getByRole('heading', { level: 1, name: 'This page is resting for a moment' }).waitFor()
    })
    await page.getByRole('button', { name: 'Add to cart' }).waitFor({ timeout: 30_000 })
  },
)

journey(
  'the catalogue is away: a product seen before is shown as it was, and dated',
  { mayComplain },
  async ({ page, open }) => {
    const path = `/product/${article.productId}`
    await open(path)
    await without(shop, 'catalog', async () => {
      // By an address that the front door has not kept a page of, which it would send for a minute.
      await open(`${path}?sku=none-for-now`)
      await page.getByRole('heading', { level: 1, name: article.name }).waitFor()
      // Above the product, and above what goes well with it.
      await eventually(async () => expect(await page.getByText(/^This is how it was at /).count()).toBe(2))
    })
  },
)

journey(
  'the catalogue is away: a department says that it did not load, and comes when asked',
  { mayComplain },
  async ({ page, open }) => {
    await without(shop, 'catalog', async () => {
      await open('/category/kitchen')
      await page.getByText('Something behind the counter is not answering.').first().waitFor()
    })
    await pressUntilThere(page, page.getByRole('heading', { level: 1, name: 'Kitchen' }))
  },
)

journey(
  'pictures do not come: each leaves an empty frame, and all are there by themselves when they can be had one by one',
  { mayComplain },
  async ({ page, open }) => {
    let refused = 0
    let isBack = false
    let isBusy = false
    await page.route('**/pictures/**', async (route) => {
      // As by a breaker that lets one through to see how things are.
      if (isBack && !isBusy) {
        isBusy = true
        await route.fulfill({ response: await route.fetch() })
        isBusy = false
        return
      }
      refused += 1
      await route.fulfill({ status: 503 })
    })
    await open('/category/lighting')
    const missing = () =>
      page.evaluate<number>('[...document.images].filter((one) => one.complete && one.naturalWidth === 0).length')
    await eventually(async () => expect(await missing()).toBeGreaterThan(4))
    // Some failed before a script could hear of it, and each is asked for again.
    const atFirst = refused
    await eventually(() => expect(refused).toBeGreaterThan(atFirst))
    isBack = true
    await eventually(async () => expect(await missing()).toBe(0), { withinMs: 30_000 })
    expect(await jumpsOf(page)).toEqual([])
  },
)

journey(
  'the card field hangs: something stands in its place, then it is said, and the field comes when asked',
  { width: 360, dark: true },
  async (visit) => {
    const { page } = visit
    await page.clock.install()
    const fields = '**/fields/*'
    const asked: string[] = []
    await page.route(fields, (route) => void asked.push(route.request().url()))
    await atTheTill(visit, article)
    const payment = page.getByRole('region', { name: 'Payment' })
    await payment.getByText('Loading').waitFor({ state: 'attached' })
    // It is tried twice, in two fields, for eight seconds each.
    for (const tries of [1, 2]) {
      await eventually(async () => expect(new Set(asked).size).toBe(tries))
      await page.clock.fastForward(8_000)
    }
    const panel = payment.getByRole('group', { name: 'The card field did not open' })
    await panel.waitFor()
    expect(await page.locator('iframe').count()).toBe(0)
    expect(await jumpsOf(page)).toEqual([])

    await page.unroute(fields)
    await panel.getByRole('button', { name: 'Try again' }).click()
    await cardField(page).getByLabel('Card number').waitFor()
    await eventually(async () => expect(await payment.getByText('Loading').count()).toBe(0))
  },
)

journey(
  'the stock is away: nobody is turned away, and the page says what it does not know',
  { mayComplain },
  async ({ page, open }) => {
    await without(shop, 'inventory', async () => {
      await open(`/product/${await neverLookedAt()}`)
      await page.getByText('We cannot see the shelves right now.').first().waitFor()
      await page.getByRole('button', { name: 'Add to cart' }).click()
      await page.getByText('In your cart', { exact: true }).waitFor()
    })
  },
)

journey(
  'the orders are away: the cart explains itself, shopping goes on, and all is there again by itself',
  { mayComplain },
  async ({ page, open }) => {
    await open('/')
    await putIntoCart(shopperAt(page), article.sku, 2)
    await without(shop, 'orders', async () => {
      await open('/cart')
      await page.getByText('Something behind the counter is not answering.').first().waitFor()
      await page.getByRole('banner').getByRole('link', { name: 'Cart' }).waitFor()
    })
    await page.getByRole('heading', { level: 1, name: 'Your cart' }).waitFor({ timeout: 30_000 })
    await page.getByRole('link', { name: /^Cart, 2 items/ }).waitFor({ timeout: 30_000 })
  },
)

journey(
  'payments go away at the last moment: the order waits, the page says so, and turns into a thank-you',
  { mayComplain },
  async ({ page, open }) => {
    await open('/')
    await putIntoCart(shopperAt(page), article.sku)
    await open('/checkout')
    await enterContact(page)
    await enterAddress(page)
    await enterCard(page, cards.approved)
    await without(shop, 'payments', async () => {
      await placeOrder(page)
      await page.getByRole('heading', { level: 1, name: 'Almost there, Mina Park' }).waitFor()
    })
    await page.getByRole('heading', { level: 1, name: 'Thank you, Mina Park!' }).waitFor({ timeout: 30_000 })
  },
)

let looked = 0
/** A product that the back end has nothing to remember of. */
async function neverLookedAt(): Promise<string> {
  looked += 1
  const newest = () => newShopper(shop.url).get<SearchPage>('/pages/search?sort=newest&limit=48')
  const { listing } = served(await patiently(newest))
  return listing.products.at(-looked)?.productId ?? ''
}
