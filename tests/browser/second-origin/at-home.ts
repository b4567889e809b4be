import { expect } from 'bun:test'
import type { CartPage, Session } from '@galleria/contracts/web'
import type { Page } from 'playwright-core'
import { type Arrival, type Arrivals, arrivalsAt } from '../../support/arrivals.ts'
import type { Visit } from '../../support/browser.ts'
import { shopperAt } from '../../support/in-page.ts'
import { patiently } from '../../support/patience.ts'
import type { SecondOrigin, Wish } from '../../support/second-origin.ts'
import { served } from '../../support/shopper.ts'
import { askedByServers, type Belongings, wishesFor } from './wishes.ts'

/** In the page, not here: functions that name it are sent there. */
declare const secondOrigin: SecondOrigin

/** All that the wishes would change, as the shop's own page sees it. What becomes of a parcel by itself is left out. */
export async function standingOf({ page, context, shop }: Pick<Visit, 'page' | 'context' | 'shop'>) {
  const shopper = shopperAt(page)
  const { cart } = served(await patiently(() => shopper.get<CartPage>('/cart')))
  const session = served(await patiently(() => shopper.get<Session>('/session')))
  const found = await Promise.all((await shopper.orders()).map(({ orderId }) => shopper.order(orderId)))
  const cookies = await context.cookies(shop.url)
  return {
    inCart: cart.lines.map(({ sku, quantity }) => ({ sku, quantity })),
    orders: found.map(({ orderId, lines, status, changing, refusedChange }) => {
      const pieces = lines.map(({ sku, quantity }) => ({ sku, quantity }))
      return { orderId, pieces, isCancelled: status === 'cancelled', changing, refusedChange }
    }),
    session,
    cookies: cookies.map(({ name, value }) => `${name}=${value}`).toSorted(),
  }
}

/** Has a page send wishes in one way, and gives back what arrived at the front door: at least one request for each. */
export async function gone(
  page: Page,
  arrivals: Arrivals,
  way: string,
  wishes: readonly Wish[],
  isEnough = (came: readonly Arrival[]) => came.length >= wishes.length,
): Promise<readonly Arrival[]> {
  const before = page.context().pages()
  await page.evaluate(([by, all]) => secondOrigin.go(by, all), [way, wishes] as const)
  const came = await arrivals.until(isEnough)
  // Windows that a form or a link has opened.
  const opened = page
    .context()
    .pages()
    .filter((one) => !before.includes(one))
  await Promise.all(opened.map((one) => one.close()))
  return came
}

const asOurScripts = 'JSON by fetch, as the shop’s own scripts send it'

/** How a wish is answered that comes true, where that is not 200. */
const accepted: Readonly<Record<string, number>> = {
  'POST /api/web/orders': 201,
  'POST /api/web/vitals': 204,
  'POST /forms/cart/lines': 303,
  'POST /forms/cart/lines/change': 303,
  'POST /forms/cart/lines/remove': 303,
  'POST /forms/preferences': 303,
  'POST /session/sign-out': 303,
}

/** How many pieces are in the cart once a wish has come true. */
const piecesAfter: Readonly<Record<string, number>> = {
  'POST /api/web/orders': 0,
  'POST /api/web/cart/lines': 3,
  'PATCH /api/web/cart/lines/{sku}': 7,
  'DELETE /api/web/cart/lines/{sku}': 0,
  'POST /forms/cart/lines': 3,
  'POST /forms/cart/lines/change': 7,
  'POST /forms/cart/lines/remove': 0,
}

/**
 * The same wishes, sent from a page of the shop's own by the same code, come true one after the other: elsewhere it was the origin that was
 * refused, and nothing else was wrong with them.
 */
export async function comeTrueAtHome(visit: Visit, has: Belongings): Promise<void> {
  const { page, shop } = visit
  const known = (await standingOf(visit)).orders.map(({ orderId }) => orderId)
  const fulfil = async (route: string, wish: Wish) => {
    const way = route.includes(' /api/') ? asOurScripts : 'a form in a window of its own'
    const arrivals = arrivalsAt(shop, new Set([new URL(wish.address).pathname]))
    const isAnswer = ({ method }: Arrival) => method === wish.method
    const came = await gone(page, arrivals, way, [wish], (all) => all.some(isAnswer))
    expect([route, came.find(isAnswer)?.status]).toEqual([route, accepted[route] ?? 200])
    const { inCart } = await standingOf(visit)
    const expected = piecesAfter[route]
    if (expected !== undefined) expect([route, inCart[0]?.quantity ?? 0]).toEqual([route, expected])
  }
  const buying = 'POST /api/web/orders'
  await fulfil(buying, wishesFor(shop.url, has).get(buying) as Wish)
  const bought = (await standingOf(visit)).orders.find(({ orderId }) => !known.includes(orderId))
  expect(bought).toBeDefined()
  const orderId = bought?.orderId ?? ''
  for (const [route, wish] of wishesFor(shop.url, { ...has, orderId }))
    if (route !== buying && route !== askedByServers) await fulfil(route, wish)
  expect((await standingOf(visit)).session.signedIn).toBe(false)
}
