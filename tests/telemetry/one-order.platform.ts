import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Span } from '@galleria/contracts/observatory'
import type { Order } from '@galleria/contracts/web'
import { eventually } from '@galleria/testkit'
import { putIntoCart } from '../support/orders.ts'
import { type Platform, platform } from '../support/platform.ts'
import { cards } from '../support/psp.ts'
import { anArticle } from '../support/shelves.ts'
import { newShopper, type Reply, served } from '../support/shopper.ts'
import { joinAsTester, type Tester } from '../support/tester.ts'
import { drawn, edgesOf, orphansOf, rootsOf } from '../support/trace.ts'

/** The way of an order, each step below the one that caused it. What happens besides is not forbidden. */
const expected = [
  'gateway server POST /api/web/* → bff-web server POST /api/web/orders',
  'bff-web server POST /api/web/orders → bff-web client orders.order.place',
  'bff-web client orders.order.place → orders server orders.order.place',
  'orders server orders.order.place → orders producer publish evt.orders.order.placed',
  'orders server orders.order.place → orders internal create-order hold-stock',
  'orders internal create-order hold-stock → orders client inventory.reservation.make',
  'orders client inventory.reservation.make → inventory server inventory.reservation.make',
  'orders server orders.order.place → orders internal create-order authorize-payment',
  'orders internal create-order authorize-payment → orders client payments.payment.authorize',
  'orders client payments.payment.authorize → payments server payments.payment.authorize',
  'payments server payments.payment.authorize → payments client POST /v1/charges',
  'payments server payments.payment.authorize → payments producer publish evt.payments.payment.authorized',
  'orders server orders.order.place → orders internal create-order sell-stock',
  'orders internal create-order sell-stock → orders client inventory.reservation.commit',
  'orders client inventory.reservation.commit → inventory server inventory.reservation.commit',
  'inventory server inventory.reservation.commit → inventory producer publish evt.inventory.reservation.committed',
  'orders server orders.order.place → orders producer publish evt.orders.order.confirmed',
  'orders producer publish evt.orders.order.confirmed → catalog consumer process evt.orders.order.confirmed',
  'orders producer publish evt.orders.order.confirmed → shipping consumer process evt.orders.order.confirmed',
  'shipping consumer process evt.orders.order.confirmed → shipping producer publish evt.shipping.parcel.planned',
]

/** And what comes of it by itself, when the parcel has been packed: everybody does their own part. */
const expectedLater = [
  'shipping consumer process evt.orders.order.confirmed → shipping producer publish evt.shipping.parcel.dispatched',
  'shipping producer publish evt.shipping.parcel.dispatched → orders consumer process evt.shipping.parcel.dispatched',
  'orders consumer process evt.shipping.parcel.dispatched → orders producer publish evt.orders.order.shipped',
  'shipping producer publish evt.shipping.parcel.dispatched → inventory consumer process evt.shipping.parcel.dispatched',
  'inventory consumer process evt.shipping.parcel.dispatched → inventory producer publish evt.inventory.reservation.dispatched',
  'shipping producer publish evt.shipping.parcel.dispatched → payments consumer process evt.shipping.parcel.dispatched',
  'payments consumer process evt.shipping.parcel.dispatched → payments client POST /v1/charges/{id}/capture',
  'payments consumer process evt.shipping.parcel.dispatched → payments producer publish evt.payments.payment.captured',
  'shipping consumer process evt.orders.order.confirmed → shipping producer publish evt.shipping.parcel.delivered',
  'orders consumer process evt.shipping.parcel.delivered → orders producer publish evt.orders.order.delivered',
]

/** The way to it: each is a trace of its own. */
const expectedBefore = {
  cart: [
    'gateway server POST /api/web/* → bff-web server POST /api/web/cart/lines',
    'bff-web server POST /api/web/cart/lines → bff-web client orders.cart.add',
    'orders server orders.cart.add → orders client catalog.variant.price',
    'orders client catalog.variant.price → catalog server catalog.variant.price',
    'bff-web server POST /api/web/cart/lines → bff-web client inventory.stock.list',
    'bff-web client inventory.stock.list → inventory server inventory.stock.list',
  ],
  quote: [
    'bff-web client orders.order.quote → orders server orders.order.quote',
    'orders server orders.order.quote → orders client catalog.variant.price',
  ],
  field: [
    'bff-web client payments.field.open → payments server payments.field.open',
    'payments server payments.field.open → payments client POST /v1/field_sessions',
  ],
} as const

let shop: Platform
let tester: Tester
let placed: Reply<Order>
const before: Record<string, string> = {}
const ids: string[] = []

beforeAll(async () => {
  shop = await platform()
  tester = await joinAsTester(shop)
  const shopper = newShopper(shop.url)
  const article = await anArticle(shop.url)
  const added = await shopper.add(article.sku, 2)
  served(added)
  const quoted = await shopper.send<{ quoteId: string }>('POST', '/checkout/quote', { delivery: { kind: 'home' } })
  const field = await shopper.send('POST', '/checkout/payment-field')
  Object.assign(before, { cart: traceOf(added), quote: traceOf(quoted), field: traceOf(field) })
  // The story of an order in which nobody was late: anybody would have been waited for longer than that.
  for (let tries = 0; tries < 5; tries += 1) {
    if (tries > 0) await putIntoCart(shopper, article.sku, 2)
    const purchase = await eventually(() => shopper.checkOut(cards.approved))
    placed = await shopper.place(purchase)
    ids.push(article.productId, article.sku, purchase.order.quoteId, purchase.key, placed.body.orderId)
    if (placed.tookMs < 1_000) break
  }
}, 180_000)
afterAll(() => tester.leave())

test('an order is one trace, from the front door to the last who hears of it', async () => {
  expect(served(placed).status).toBe('confirmed')
  const spans = await traceWith(expected, traceOf(placed))
  const story = drawn(spans)
  expect(
    rootsOf(spans).map(({ service, name }) => `${service} ${name}`),
    story,
  ).toEqual(['gateway POST /api/web/*'])
  expect(orphansOf(spans), story).toEqual([])
  expect(
    spans.filter(({ status }) => status === 'error'),
    story,
  ).toEqual([])
})

test('a checkout costs four durable announcements and no more', async () => {
  const spans = await traceWith(expected, traceOf(placed))
  const announced = spans.filter(({ kind }) => kind === 'producer').map(({ name }) => name)
  const later = /^publish evt\.shipping\.|\.(shipped|delivered|dispatched|captured)$/
  expect(announced.filter((name) => !later.test(name)).toSorted()).toEqual([
    'publish evt.inventory.reservation.committed',
    'publish evt.orders.order.confirmed',
    'publish evt.orders.order.placed',
    'publish evt.payments.payment.authorized',
  ])
})

test('its id is the one that the browser was told, in both headers', () => {
  expect(placed.headers.get('traceresponse')).toStartWith(`00-${traceOf(placed)}-`)
})

test('no name in it holds an id', async () => {
  const spans = await traceWith(expected, traceOf(placed))
  const telling = spans.filter(({ name }) => ids.some((id) => name.includes(id)) || /[0-9a-f]{8}|\d{2}/i.test(name))
  expect(telling.map(({ name }) => name)).toEqual([])
})

test('the parcel, the captured payment and the delivery belong to the same trace (I-TEL-1)', async () => {
  const spans = await traceWith(expectedLater, traceOf(placed), 60_000)
  expect(rootsOf(spans), drawn(spans)).toHaveLength(1)
  expect(orphansOf(spans), drawn(spans)).toEqual([])
}, 90_000)

test.each(Object.entries(expectedBefore))('on the way to it, the %s is one trace too', async (step, edges) => {
  const spans = await traceWith(edges, before[step] ?? '')
  expect(rootsOf(spans), drawn(spans)).toHaveLength(1)
  expect(orphansOf(spans), drawn(spans)).toEqual([])
})

function traceOf({ headers }: Reply<unknown>): string {
  return headers.get('x-trace-id') ?? ''
}

/** Spans arrive in batches, a second apart for each process: waits until all edges are there. */
async function traceWith(edges: readonly string[], traceId: string, withinMs = 10_000): Promise<readonly Span[]> {
  return eventually(
    async () => {
      const spans = await tester.spansOf(traceId)
      const present = edgesOf(spans)
      expect(
        edges.filter((edge) => !present.has(edge)),
        `edges that are missing from\n${drawn(spans)}`,
      ).toEqual([])
      return spans
    },
    { withinMs },
  )
}
