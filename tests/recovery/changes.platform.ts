import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { shipping } from '@galleria/contracts/shipping'
import { eventually, testCall } from '@galleria/testkit'
import { without } from '../support/away.ts'
import { asDecimal, buy, putIntoCart, untilOrder } from '../support/orders.ts'
import { type Platform, platform } from '../support/platform.ts'
import { cards, chargeCount, chargesFor, lying } from '../support/psp.ts'
import { scrape, sumOf } from '../support/scrape.ts'
import { type Article, anArticle, piecesLeft } from '../support/shelves.ts'
import { newShopper, type Shopper, served } from '../support/shopper.ts'
import { joinAsTester, type Tester } from '../support/tester.ts'

// Whoever takes part in a saga is away at each of its steps; when they are back, it ends as if nothing had been.

let shop: Platform
let article: Article
let tester: Tester
/** Does not wait for what becomes of an order or a change: that cannot be told while somebody is away. */
let shopper: Shopper

beforeAll(async () => {
  shop = await platform()
  tester = await joinAsTester(shop)
  article = await anArticle(shop.url)
  shopper = newShopper(shop.url, { prefer: 'respond-async' })
}, 180_000)
afterAll(() => tester.leave())

test.each([
  ['inventory', 'before it has set anything aside'],
  ['payments', 'before it has asked for the money'],
] as const)('an order that is placed while %s is away, %s, waits and is bought once', async (name) => {
  const [charges, available] = [await chargeCount(shop), await left()]
  await putIntoCart(shopper, article.sku)
  const purchase = await shopper.checkOut(cards.approved)
  const { orderId } = await without(shop, name, async () => {
    const order = served(await shopper.place(purchase))
    expect(order).toMatchObject({ status: 'pending', may: { cancel: false, revise: false } })
    expect((await shopper.cancel(order.orderId)).body).toMatchObject({ code: 'order-busy' })
    return order
  })
  await untilOrder(shopper, orderId, { status: 'confirmed' })
  expect(await chargeCount(shop)).toBe(charges + 1)
  expect(await left()).toBe(available - 1)
})

test('an order that is paid for while inventory is away keeps its pieces, and they are sold when it is back', async () => {
  const held = await steps('hold-stock', 'done')
  const paid = await steps('authorize-payment', 'done')
  await putIntoCart(shopper, article.sku)
  const purchase = await shopper.checkOut(cards.approved)
  const { orderId } = await lying(
    shop,
    [{ mode: 'slow', rate: 1, ms: 2_500, routes: ['POST /v1/charges'] }],
    async () => {
      const order = served(await shopper.place(purchase))
      await eventually(async () => expect(await steps('hold-stock', 'done')).toBe(held + 1))
      await without(shop, 'inventory', () =>
        eventually(async () => expect(await steps('authorize-payment', 'done')).toBe(paid + 1), { withinMs: 10_000 }),
      )
      return order
    },
  )
  await untilOrder(shopper, orderId, { status: 'confirmed' })
  expect(await chargesFor(shop, orderId)).toEqual([expect.objectContaining({ state: 'requires_capture' })])
})

describe.each(['shipping', 'inventory', 'payments'] as const)('while %s is away', (name) => {
  test('an order is being cancelled and another made smaller; both are done when it is back, and once', async () => {
    const available = await left()
    const [doomed, smaller] = [await bought(1), await bought(3)]
    await without(shop, name, async () => {
      expect(served(await shopper.cancel(doomed.orderId)).changing).toBe('cancellation')
      expect(served(await shopper.revise(smaller.orderId, { [article.sku]: 1 })).changing).toBe('revision')
      // The lock holds: there is no other change meanwhile, and asking for the same again changes nothing.
      expect((await shopper.cancel(smaller.orderId)).body).toMatchObject({ code: 'order-busy' })
      expect(served(await shopper.cancel(doomed.orderId)).changing).toBe('cancellation')
    })
    const cancelled = await untilOrder(shopper, doomed.orderId, { status: 'cancelled' })
    expect(cancelled.refunded).toEqual(doomed.total)
    expect((await chargesFor(shop, doomed.orderId)).map(({ state }) => state)).toEqual(['canceled'])
    const revised = await eventually(
      async () => {
        const order = await shopper.order(smaller.orderId)
        expect(order.changing).toBeUndefined()
        return order
      },
      { withinMs: 30_000 },
    )
    expect(revised.lines.map(({ quantity }) => quantity)).toEqual([1])
    expect(revised.total.cents + revised.refunded.cents).toBe(smaller.total.cents)
    const [ended, goesOn] = [cancelled, revised].map(({ timeline }) => timeline.map(({ what }) => what))
    expect(ended).toEqual(['placed', 'confirmed', 'cancel-requested', 'cancelled'])
    expect(goesOn?.slice(0, 4)).toEqual(['placed', 'confirmed', 'revision-requested', 'revised'])
    // Everybody else knows it, too: the carrier, and the shelf that one piece is missing from.
    await eventually(async () => {
      expect(await parcelOf(doomed.orderId)).toMatchObject({ status: 'cancelled' })
      expect(await parcelOf(smaller.orderId)).toMatchObject({ lines: [{ sku: article.sku, quantity: 1 }] })
      expect(await left()).toBe(available - 1)
    })
  }, 90_000)
})

test('a smaller order is charged what is left of it when its parcel leaves, and one called back is refunded', async () => {
  const [kept, returned] = [await bought(2), await bought(1)]
  served(await shopper.revise(kept.orderId, { [article.sku]: 1 }))
  await untilOrder(shopper, returned.orderId, { status: 'shipped' })
  await untilCharge(returned.orderId, { state: 'settled' })
  served(await shopper.cancel(returned.orderId))
  await untilOrder(shopper, returned.orderId, { status: 'cancelled', refunded: returned.total })
  const { cents } = returned.total
  await untilCharge(returned.orderId, { captured_amount: asDecimal(cents), refunded_amount: asDecimal(cents) })

  const { total } = await untilOrder(shopper, kept.orderId, { status: 'delivered' })
  expect(total.cents).toBeLessThan(kept.total.cents)
  await untilCharge(kept.orderId, { captured_amount: asDecimal(total.cents), refunded_amount: '0.00' })
  expect((await shopper.cancel(kept.orderId)).body).toMatchObject({ code: 'order-closed' })
}, 120_000)

/** An order that is confirmed. */
async function bought(quantity: number) {
  const { orderId } = await buy(shopper, article, { quantity })
  return untilOrder(shopper, orderId, { status: 'confirmed' })
}

/** How many pieces can be had. */
function left(): Promise<number> {
  return piecesLeft(shop.url, article)
}

async function parcelOf(orderId: string): Promise<unknown> {
  const answer = await tester.client(shipping).parcel.get({ orderId }, testCall())
  return answer.ok ? answer.value : answer.problem
}

async function steps(step: string, outcome: string): Promise<number> {
  const samples = await scrape(shop.admin('orders', '/metrics'))
  return sumOf(samples, 'galleria_saga_steps_taken_total', { saga: 'create-order', step, outcome })
}

async function untilCharge(orderId: string, looks: Readonly<Record<string, string>>): Promise<void> {
  await eventually(async () => expect(await chargesFor(shop, orderId)).toEqual([expect.objectContaining(looks)]), {
    withinMs: 20_000,
  })
}
