import { expect } from 'bun:test'
import { eventually } from '@galleria/testkit'
import type { Page } from 'playwright-core'
import { withhold } from '../support/away.ts'
import type { Visit } from '../support/browser.ts'
import { shopperAt } from '../support/in-page.ts'
import { buy, putIntoCart, untilOrder } from '../support/orders.ts'
import { patiently } from '../support/patience.ts'
import { cards } from '../support/psp.ts'
import { type Article, piecesLeft } from '../support/shelves.ts'
import { newShopper, served } from '../support/shopper.ts'
import type { Tester } from '../support/tester.ts'

/** A page of the shop: what it is called in a report, where it is, and what is pressed on it before it is looked at. */
export interface PageOfShop {
  readonly name: string
  readonly path: string
  readonly press?: (page: Page) => Promise<void>
}

/**
 * Every page there is, with something on each. What has to be so for a page to look as its name says is brought about
 * before it is given, and undone when the next one is asked for.
 */
export async function* everyPage(visit: Visit, article: Article, tester: Tester): AsyncGenerator<PageOfShop> {
  const shopper = shopperAt(visit.page)
  const deliver = await withhold(tester, 'orders-note-delivery')
  try {
    const { orderId } = await buy(shopper, article)
    await putIntoCart(shopper, article.sku, 2)
    yield* [
      { name: 'home', path: '/' },
      { name: 'category', path: '/category/lighting' },
      { name: 'category, narrowed', path: '/category/lighting?sort=price-asc&rating=4' },
      { name: 'search', path: '/search?q=lamp' },
      { name: 'search, nothing found', path: '/search?q=qqqqqq' },
      { name: 'product', path: `/product/${article.productId}` },
      { name: 'product, unknown', path: '/product/no-such-thing' },
      { name: 'stores', path: '/stores' },
      { name: 'cart', path: '/cart' },
      { name: 'checkout', path: '/checkout' },
      { name: 'thanks', path: `/orders/${orderId}/thanks` },
      { name: 'not found', path: '/no/such/place' },
    ]
    served(await shopper.send('DELETE', `/cart/lines/${article.sku}`))
    yield* orderPages(visit, article, deliver, orderId)
    yield { name: 'orders', path: '/orders' }
  } finally {
    // Once more for whoever stopped looking on the way.
    await deliver()
  }
}

/** The page of an order in every state that it is drawn for; one order of the same shopper is under way already. */
async function* orderPages(
  { shop, page }: Visit,
  article: Article,
  deliver: () => Promise<void>,
  underWay: string,
): AsyncGenerator<PageOfShop> {
  const [shopper, hasty] = [shopperAt(page), shopperAt(page, { prefer: 'respond-async' })]
  const pageOf = (orderId: string) => `/orders/${orderId}`

  // The news of its delivery has been withheld since it was bought.
  try {
    await untilOrder(shopper, underWay, { status: 'shipped' })
    yield { name: 'order, on its way', path: pageOf(underWay) }
  } finally {
    await deliver()
  }

  const confirmed = await buy(shopper, article)
  const unpacked = await buy(shopper, article, { quantity: 2 })
  const { orderId } = await buy(shopper, article, { quantity: 3 })
  const path = pageOf(orderId)
  served(await shopper.revise(orderId, { [article.sku]: 2 }))
  // While nobody packs, no parcel leaves under the eyes of whoever looks.
  await shop.cluster.pause('shipping')
  try {
    yield { name: 'order, confirmed', path: pageOf(confirmed.orderId) }
    yield {
      name: 'order, what shall stay',
      path: pageOf(unpacked.orderId),
      press: (page) => page.locator('[data-revise]').click(),
    }
    yield { name: 'order, made smaller', path, press: (page) => page.locator('[data-cancel]').click() }
    served(await hasty.cancel(orderId))
    yield { name: 'order, being cancelled', path }
  } finally {
    await shop.cluster.resume('shipping')
  }
  await untilOrder(shopper, orderId, { status: 'cancelled' })
  yield { name: 'order, cancelled', path }

  const declined = await buy(shopper, article, { card: cards.declined })
  yield { name: 'order, payment refused', path: pageOf(declined.orderId) }
  const late = await eventually(() => shopper.checkOut(cards.approved))
  const available = await piecesLeft(shop.url, article)
  const rival = newShopper(shop.url)
  const everything = await buy(rival, article, { quantity: available })
  const { orderId: missed } = served(await patiently(() => shopper.place(late)))
  served(await patiently(() => rival.cancel(everything.orderId)))
  yield { name: 'order, sold out', path: pageOf(missed) }
  await eventually(async () => expect(await piecesLeft(shop.url, article)).toBe(available))

  const purchase = await eventually(() => shopper.checkOut(cards.approved))
  await shop.cluster.pause('payments')
  try {
    const pending = served(await patiently(() => hasty.place(purchase)))
    yield { name: 'order, being settled', path: pageOf(pending.orderId) }
  } finally {
    await shop.cluster.resume('payments')
  }
  yield { name: 'order, arrived', path: pageOf((await untilOrder(shopper, underWay, { status: 'delivered' })).orderId) }
}
