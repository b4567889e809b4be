import { afterAll, beforeAll, expect } from 'bun:test'
import { eventually } from '@galleria/testkit'
import type { Page, Request } from 'playwright-core'
import { frozen, withheld } from '../support/away.ts'
import { journey } from '../support/browser.ts'
import { shopperAt } from '../support/in-page.ts'
import { buy, putIntoCart } from '../support/orders.ts'
import { patiently } from '../support/patience.ts'
import { type Platform, platform } from '../support/platform.ts'
import { cards } from '../support/psp.ts'
import { type Article, anArticle, piecesLeft } from '../support/shelves.ts'
import { newShopper, served } from '../support/shopper.ts'
import { joinAsTester, type Tester } from '../support/tester.ts'
import { atTheTill, enterAddress, enterCard, enterContact, placeOrder, thanked } from './till.ts'

let shop: Platform
let tester: Tester
let article: Article
beforeAll(async () => {
  shop = await platform()
  tester = await joinAsTester(shop)
  article = await anArticle(shop.url)
}, 180_000)
afterAll(() => tester.leave())

const live = (page: Page) => page.getByText(/^Live/)
const story = (page: Page, name: string) => page.getByRole('heading', { level: 2, name })

journey(
  'an order is followed live from the till to the door, over a back end that crashes, without a reload',
  { mayComplain: /status of 50[34]|ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION|ERR_EMPTY|ERR_NETWORK/ },
  async ({ page, open }) => {
    await open('/')
    const streams: Request[] = []
    page.on('request', (request) => {
      if (request.url().includes('/events')) streams.push(request)
    })
    const shopper = shopperAt(page, { prefer: 'respond-async' })
    await putIntoCart(shopper, article.sku)
    const purchase = await eventually(() => shopper.checkOut(cards.approved))
    await frozen(shop, 'payments', async () => {
      const { orderId } = served(await patiently(() => shopper.place(purchase)))
      await open(`/orders/${orderId}`)
      await story(page, 'We are settling your order').waitFor()
      await live(page).waitFor()
      await page.getByRole('button', { name: 'Cancel order', disabled: true }).waitFor()
    })
    await page.evaluate(() => Object.assign(globalThis, { sinceTheBeginning: true }))
    await story(page, 'We are packing your order').waitFor({ timeout: 20_000 })

    // However long it takes until there is a back end again, the parcel has not arrived by then.
    await withheld(tester, 'orders-note-delivery', async () => {
      const connections = streams.length
      await shop.cluster.kill('bff-web')
      await eventually(() => streams.length > connections, { withinMs: 15_000 })
      await live(page).waitFor({ timeout: 20_000 })

      await story(page, 'Your parcel is on its way').waitFor({ timeout: 20_000 })
      await page.getByText(/^GP-[\d-]+$/).waitFor()
    })
    await story(page, 'Your parcel has arrived').waitFor({ timeout: 20_000 })
    await eventually(async () => expect(await live(page).count()).toBe(0))
    expect(await page.evaluate(() => 'sinceTheBeginning' in globalThis)).toBe(true)
    expect(await happenings(page)).toEqual([
      'You ordered',
      'Order confirmed',
      'Parcel left our house',
      'Parcel arrived',
    ])
    const last = await streams.at(-1)?.allHeaders()
    const [, after] = /[?&]after=(\d+)/.exec(streams.at(-1)?.url() ?? '') ?? []
    expect(Number(last?.['last-event-id'] ?? after)).toBeGreaterThanOrEqual(1)
  },
)

journey(
  'a declined card is explained on the order’s page, and what was in the cart is bought by another',
  {},
  async (visit) => {
    const { page, open } = visit
    await open('/')
    const { orderId } = await buy(shopperAt(page), article, { card: cards.declined })
    await open(`/orders/${orderId}`)
    await story(page, 'The payment did not go through').waitFor()
    await page.getByText(/The bank has declined the card/).waitFor()
    await page.getByText('Nothing was charged', { exact: false }).first().waitFor()
    expect(await page.getByRole('button', { name: 'Cancel order' }).count()).toBe(0)

    await page.getByRole('main').getByRole('link', { name: 'Back to the cart' }).click()
    await page.getByRole('link', { name: 'To checkout' }).click()
    await enterContact(page)
    await enterAddress(page)
    await enterCard(page, cards.approved)
    await placeOrder(page)
    await thanked(page)
  },
)

journey(
  'somebody is quicker: the till says what has sold out, and so does the order for as long as it is kept',
  {},
  async (visit) => {
    const { page, open } = visit
    await atTheTill(visit, article)
    await enterContact(page)
    await enterAddress(page)
    await enterCard(page, cards.approved)
    const rival = newShopper(shop.url)
    const available = await piecesLeft(shop.url, article)
    const { orderId } = await buy(rival, article, { quantity: available })
    try {
      await placeOrder(page)
      await page.getByRole('alert').filter({ hasText: 'Your order did not go through' }).waitFor()
      await page
        .getByText(new RegExp(`Someone was quicker: .*${RegExp.escape(article.name)}`))
        .first()
        .waitFor()
      await open('/orders')
      await page.getByRole('link', { name: /^G-/ }).first().click()
      await story(page, 'Something has just sold out').waitFor()
      await page.getByText('Nothing was charged', { exact: false }).first().waitFor()
    } finally {
      served(await patiently(() => rival.cancel(orderId)))
      await eventually(async () => expect(await piecesLeft(shop.url, article)).toBe(available))
    }
  },
)

/** What the page says has happened, oldest first. */
function happenings(page: Page): Promise<string[]> {
  return page.getByRole('region', { name: 'What happened' }).getByRole('listitem').locator('span').allTextContents()
}
