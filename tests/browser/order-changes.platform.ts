import { afterAll, beforeAll, expect } from 'bun:test'
import type { Order } from '@galleria/contracts/web'
import { eventually } from '@galleria/testkit'
import type { Page } from 'playwright-core'
import { withheld } from '../support/away.ts'
import { journey, type Visit } from '../support/browser.ts'
import { shopperAt } from '../support/in-page.ts'
import { asDecimal, buy } from '../support/orders.ts'
import { type Platform, platform } from '../support/platform.ts'
import { chargesFor } from '../support/psp.ts'
import { type Article, anArticle, piecesLeft } from '../support/shelves.ts'
import { joinAsTester, type Tester } from '../support/tester.ts'

let shop: Platform
let article: Article
let tester: Tester
beforeAll(async () => {
  shop = await platform()
  tester = await joinAsTester(shop)
  article = await anArticle(shop.url)
}, 180_000)
afterAll(() => tester.leave())

const live = (page: Page) => page.getByText(/^Live/)
const story = (page: Page, name: string) => page.getByRole('heading', { level: 2, name })
const euros = (cents: number) => `€${Number.isInteger(cents / 100) ? cents / 100 : asDecimal(cents)}`

journey(
  'an order is cancelled before its parcel leaves: the money is never taken, the pieces can be had again',
  {},
  async (visit) => {
    const available = await piecesLeft(shop.url, article)
    const { page, order } = await atAnOrder(visit, 1)
    await page.getByRole('button', { name: 'Cancel order' }).click()
    const dialog = page.getByRole('dialog', { name: 'Cancel this order?' })
    await dialog.getByText(`The parcel stays here, and ${euros(order.total.cents)} will not be charged.`).waitFor()
    await dialog.getByRole('button', { name: 'Yes, cancel it' }).click()
    await story(page, 'This order is cancelled').waitFor()
    await page
      .getByText(`${euros(order.total.cents)} will not be charged.`, { exact: false })
      .first()
      .waitFor()
    await untilCharged(order, { state: 'canceled' })
    await eventually(async () => expect(await piecesLeft(shop.url, article)).toBe(available))
  },
)

journey('an order is cancelled on its way: the parcel is called back, the money is given back', {}, async (visit) => {
  const available = await piecesLeft(shop.url, article)
  const { page, order } = await atAnOrder(visit, 1)
  await story(page, 'Your parcel is on its way').waitFor({ timeout: 30_000 })
  await untilCharged(order, { state: 'settled' })
  await page.getByRole('button', { name: 'Cancel order' }).click()
  await page.getByText('The parcel is on its way; we call it back.', { exact: false }).waitFor()
  await page.getByRole('button', { name: 'Yes, cancel it' }).click()
  await story(page, 'This order is cancelled').waitFor()
  await page.getByText(`${euros(order.total.cents)} is on its way back to your card.`, { exact: false }).waitFor()
  await untilCharged(order, { refunded_amount: asDecimal(order.total.cents) })
  // Restocked when it has come back.
  await eventually(async () => expect(await piecesLeft(shop.url, article)).toBe(available))
})

journey('pieces are taken out of an order: what it costs then is said before and after', {}, async (visit) => {
  const { page, order } = await atAnOrder(visit, 3)
  const unit = order.lines[0]?.unitPrice.cents ?? 0
  await page.getByRole('button', { name: 'Take something out' }).click()
  const form = page.getByRole('form', { name: 'What shall stay?' })
  await form.getByRole('button', { name: 'One fewer' }).click()
  await form.getByText(euros(order.total.cents - unit), { exact: true }).waitFor()
  await form.getByRole('button', { name: 'Change the order' }).click()
  await story(page, 'Your order is smaller now').waitFor()
  await page
    .getByText(`${euros(unit)} will not be charged.`, { exact: false })
    .first()
    .waitFor()
  await page.getByText('Taken out', { exact: true }).waitFor()

  const revised = await shopperAt(page).order(order.orderId)
  expect([revised.total.cents, revised.refunded.cents]).toEqual([order.total.cents - unit, unit])
  await page.getByText(euros(revised.total.cents), { exact: true }).first().waitFor()
})

journey(
  'the parcel has left and nobody has heard yet: it is too late to take anything out, but not to cancel',
  {},
  async (visit) => {
    const { page, order } = await withheld(tester, 'orders-note-dispatch', async () => {
      const { page, order } = await atAnOrder(visit, 2)
      await untilCharged(order, { state: 'settled' })
      await page.getByRole('button', { name: 'Take something out' }).click()
      await page.getByRole('button', { name: 'One fewer' }).click()
      await page.getByRole('button', { name: 'Change the order' }).click()
      await page
        .getByText('Nothing could be taken out: the parcel had already left.', { exact: false })
        .first()
        .waitFor()
      expect(await shopperAt(page).order(order.orderId)).toMatchObject({
        status: 'confirmed',
        total: order.total,
        refusedChange: { change: 'revision', reason: 'already-dispatched' },
      })
      await page.getByRole('button', { name: 'Cancel order' }).click()
      await page.getByRole('button', { name: 'Yes, cancel it' }).click()
      await story(page, 'This order is cancelled').waitFor()
      return { page, order }
    })
    await untilCharged(order, { refunded_amount: asDecimal(order.total.cents) })
    // The news of the dispatch comes to a cancelled order, and changes nothing.
    expect(await shopperAt(page).order(order.orderId)).toMatchObject({ status: 'cancelled', refunded: order.total })
  },
)

journey(
  'a page that has missed the delivery asks for what cannot be had: it is told so, and shows the order as it is',
  { mayComplain: /status of 409|ERR_FAILED|Failed to fetch/ },
  async (visit) => {
    const { page, order } = await atAnOrder(visit, 2)
    const path = `/api/web/orders/${order.orderId}`
    await page.route(
      ({ pathname }) => pathname === `${path}/events`,
      (route) => route.abort(),
    )
    await page.reload()
    await page.getByText(/^Checking/).waitFor()
    // The page says its language when it asks; the test does not.
    const asked = ({ pathname, search }: URL) => pathname === path && search !== ''
    await page.route(asked, (route) => route.abort())
    await eventually(async () => expect((await shopperAt(page).order(order.orderId)).status).toBe('delivered'), {
      withinMs: 30_000,
    })
    const tooLate = page.getByText('It is too late for that', { exact: false })
    await page.getByRole('button', { name: 'Take something out' }).click()
    await page.getByRole('button', { name: 'One fewer' }).click()
    await page.getByRole('button', { name: 'Change the order' }).click()
    await tooLate.waitFor()
    await page.getByRole('button', { name: 'Leave it as it is' }).click()
    await page.getByRole('button', { name: 'Cancel order' }).click()
    await page.getByRole('button', { name: 'Yes, cancel it' }).click()
    await page.getByRole('dialog').filter({ has: tooLate }).waitFor()
    await page.getByRole('button', { name: 'Keep the order' }).click()

    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await page.getByRole('button', { name: 'Look again' }).click()
    await story(page, 'Your parcel has arrived').waitFor()
    await untilCharged(order, { captured_amount: asDecimal(order.total.cents), refunded_amount: '0.00' })
  },
)

journey('two windows, one keyboard: cancelled in the one, seen in the other', {}, async (visit) => {
  const { page, order } = await atAnOrder(visit, 1)
  await live(page).waitFor()
  const other = await visit.context.newPage()
  await other.goto(`/orders/${order.orderId}`)
  await live(other).waitFor()
  await page.bringToFront()

  await tabTo(page, 'Cancel order')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Cancel this order?' })
  await dialog.waitFor()
  await tabTo(page, 'Yes, cancel it')
  await page.keyboard.press('Escape')
  await eventually(async () => expect(await focused(page)).toBe('Cancel order'))
  // Who is quick may ask again before the browser has told the page of the closing.
  await page.keyboard.press('Enter')
  await dialog.waitFor()
  await tabTo(page, 'Yes, cancel it')
  await page.keyboard.press('Enter')
  await story(page, 'This order is cancelled').waitFor()
  // What was pressed is gone; whoever was there is at what is new.
  await eventually(async () => expect(await focused(page)).toBe('This order is cancelled'))

  await story(other, 'This order is cancelled').waitFor()
  expect(await other.getByRole('button', { name: 'Cancel order' }).count()).toBe(0)
})

/** Somebody has bought so many, and looks at the order. */
async function atAnOrder({ page, open }: Visit, quantity: number): Promise<{ page: Page; order: Order }> {
  await open('/')
  const order = await buy(shopperAt(page), article, { quantity })
  expect(order.status).toBe('confirmed')
  await open(`/orders/${order.orderId}`)
  await page
    .getByRole('heading', { level: 2, name: /^(We are packing your order|Your parcel is on its way)$/ })
    .waitFor()
  return { page, order }
}

async function untilCharged({ orderId }: Order, looks: Readonly<Record<string, string>>): Promise<void> {
  await eventually(async () => expect(await chargesFor(shop, orderId)).toEqual([expect.objectContaining(looks)]), {
    withinMs: 30_000,
  })
}

function focused(page: Page): Promise<string> {
  return page.locator(':focus').evaluateAll(([at]) => (at?.textContent ?? '').trim())
}

/** Presses the tab key, as somebody without a mouse does, until they are there. */
async function tabTo(page: Page, name: string): Promise<void> {
  const met = new Set<string>()
  for (let pressed = 0; pressed < 60; pressed += 1) {
    const at = await focused(page)
    if (at === name) return
    met.add(at)
    await page.keyboard.press('Tab')
  }
  throw new Error(`nobody comes to “${name}” by the keyboard, only to ${[...met].join(', ')}`)
}
