import { afterAll, beforeAll, expect, test } from 'bun:test'
import { eventStream } from '@galleria/contracts/contract'
import { eventually } from '@galleria/testkit'
import { buy, untilOrder } from '../support/orders.ts'
import { platform } from '../support/platform.ts'
import { anArticle } from '../support/shelves.ts'
import { newShopper } from '../support/shopper.ts'
import { joinAsTester, type Tester } from '../support/tester.ts'

let tester: Tester
let url = ''
let sku = ''

beforeAll(async () => {
  const shop = await platform()
  url = shop.url
  tester = await joinAsTester(shop)
  sku = (await anArticle(url)).sku
}, 180_000)
afterAll(() => tester?.leave())

test('a checkout waits for the broker’s disk four times, and never more', async () => {
  const shopper = newShopper(url)
  const { orderId } = await buy(shopper, { sku })
  await untilOrder(shopper, orderId, { status: 'confirmed' })
  // What comes of the parcel is announced later, and is nobody's wait.
  await eventually(async () =>
    expect(await publishedOf(orderId)).toEqual([
      'inventory.reservation.committed',
      'orders.order.confirmed',
      'orders.order.placed',
      'payments.payment.authorized',
    ]),
  )
})

/** The events of an order, with how often each is there if that is more than once, as the broker counts them. */
async function publishedOf(orderId: string): Promise<string[]> {
  const perContext = await Promise.all(
    ['orders', 'payments', 'inventory'].map(async (context) => {
      const ask = JSON.stringify({ subjects_filter: `evt.${context}.*.*.${orderId}` })
      const { reply } = await tester.send(`$JS.API.STREAM.INFO.${eventStream(context)}`, ask)
      const { state } = JSON.parse(reply.text()) as { state: { subjects?: Record<string, number> } }
      return Object.entries(state.subjects ?? {}).map(([subject, times]) => {
        const name = subject.slice('evt.'.length, -orderId.length - 1)
        return times === 1 ? name : `${name} x${times}`
      })
    }),
  )
  return perContext.flat().toSorted()
}
