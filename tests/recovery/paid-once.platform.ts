import { beforeAll, expect, test } from 'bun:test'
import { eventually } from '@galleria/testkit'
import { without } from '../support/away.ts'
import { untilOrder } from '../support/orders.ts'
import { type Platform, platform } from '../support/platform.ts'
import { cards, chargeCount, chargesFor } from '../support/psp.ts'
import { type Article, anArticle } from '../support/shelves.ts'
import { newShopper, type Purchase, type Shopper, served } from '../support/shopper.ts'

let shop: Platform
let article: Article
let charges = 0

beforeAll(async () => {
  shop = await platform()
  article = await anArticle(shop.url)
}, 180_000)

test('an order placed while payments is away waits, is confirmed when it is back, and is paid for once', async () => {
  const { shopper, purchase } = await atTheTill(cards.approved)
  const orderId = await without(shop, 'payments', async () => {
    const placed = await shopper.place(purchase)
    expect([placed.status, placed.body.status]).toEqual([202, 'pending'])
    expect((await shopper.order(placed.body.orderId)).status).toBe('pending')
    const again = await shopper.place(purchase)
    expect(again.body.orderId).toBe(placed.body.orderId)
    return placed.body.orderId
  })

  await untilOrder(shopper, orderId, { status: 'confirmed' })
  await expectOneCharge(orderId)
  expect((await shopper.orders()).map((order) => order.orderId)).toEqual([orderId])
})

test('an order whose shop crashes while it is being paid is settled by the next one, and paid for once', async () => {
  const { shopper, purchase } = await atTheTill(cards.approved)
  const lost = shopper.place(purchase).catch(() => undefined)
  await eventually(async () => expect(await chargeCount(shop)).toBe(charges + 1))
  await Promise.all([shop.cluster.kill('orders'), shop.cluster.kill('payments')])
  await Promise.all([lost, shop.cluster.whenReady('orders'), shop.cluster.whenReady('payments')])

  const { orderId } = await eventually(async () => served(await shopper.place(purchase)), { withinMs: 15_000 })
  await untilOrder(shopper, orderId, { status: 'confirmed' })
  await expectOneCharge(orderId)
})

test('a declined card ends the order, and leaves the cart and the money alone', async () => {
  const { shopper, purchase } = await atTheTill(cards.declined)
  const { orderId } = served(await shopper.place(purchase))
  const rejection = { reason: 'payment-declined', declineReason: 'card-refused' } as const
  await untilOrder(shopper, orderId, { status: 'rejected', rejection })
  expect((await chargesFor(shop, orderId)).map(({ state }) => state)).toEqual(['refused'])
  const cart = served(await shopper.get<{ cart: { itemCount: number } }>('/cart'))
  expect(cart.cart.itemCount).toBe(1)
})

/** Somebody with something in the cart, a price and a card: one step before the order. */
async function atTheTill(card: (typeof cards)[keyof typeof cards]): Promise<{ shopper: Shopper; purchase: Purchase }> {
  // Who is told to wait for a second only learns sooner that it is still pending.
  const shopper = newShopper(shop.url, { prefer: 'wait=1' })
  const purchase = await eventually(
    async () => {
      const { lines } = served(await shopper.get<{ cart: { lines: unknown[] } }>('/cart')).cart
      if (lines.length === 0) served(await shopper.add(article.sku))
      return shopper.checkOut(card)
    },
    { withinMs: 20_000 },
  )
  charges = await chargeCount(shop)
  return { shopper, purchase }
}

async function expectOneCharge(orderId: string): Promise<void> {
  expect(await chargesFor(shop, orderId)).toEqual([expect.objectContaining({ state: 'requires_capture' })])
  expect(await chargeCount(shop)).toBe(charges + 1)
}
