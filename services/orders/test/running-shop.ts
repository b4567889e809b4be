import { type Call, withKey } from '@galleria/chassis/call'
import type { Answer } from '@galleria/contracts/answer'
import { catalog } from '@galleria/contracts/catalog'
import { type Contract, eventSubject } from '@galleria/contracts/contract'
import { inventory } from '@galleria/contracts/inventory'
import { type Order, orders } from '@galleria/contracts/orders'
import { payments } from '@galleria/contracts/payments'
import { shipping } from '@galleria/contracts/shipping'
import { fakeNeighbour, publishedEvents, startBroker, testCall } from '@galleria/testkit'
import { startOrders } from '../service.ts'
import { contact, delivery, granted } from './a-shop.ts'
import { lamp, theNeighbours } from './neighbours.ts'

export const locale = 'en'
const contracts = { catalog, inventory, payments, shipping } satisfies Record<string, Contract>
type Context = keyof typeof contracts

/** The whole service on a real broker, among neighbours that keep to their contracts. */
export async function openShop(settings: Record<string, string> = {}) {
  const broker = await startBroker()
  const client = broker.client(orders)
  const neighbours = theNeighbours()
  const open = (context: Context) => fakeNeighbour<Contract>(broker, contracts[context], neighbours.answers[context])
  const [atCatalog, atInventory, atPayments, atShipping] = await Promise.all([
    open('catalog'),
    open('inventory'),
    open('payments'),
    open('shipping'),
  ])
  const present = { catalog: atCatalog, inventory: atInventory, payments: atPayments, shipping: atShipping }
  const env = broker.env('orders', settings)

  const shop = {
    broker,
    client,
    /** What the neighbours know. */
    neighbours,
    service: await startOrders(env),
    /** A neighbour leaves, and comes back with all it knew. */
    away: (context: Context) => present[context].stop(),
    async back(context: Context) {
      present[context] = await open(context)
    },
    /** Stops the service in order, and starts it anew on the same data. */
    async restart() {
      await shop.service.stop()
      shop.service = await startOrders(env)
    },
    /** A shopper with two pieces in the cart and a price for them. */
    async atCheckout({ sku = lamp, paymentToken = 'tok_4242Kd83' } = {}) {
      const shopperId = crypto.randomUUID()
      granted(await client.cart.add({ shopperId, sku, quantity: 2, locale }, testCall()))
      const { quoteId } = granted(await client.order.quote({ shopperId, delivery, locale }, testCall()))
      return { shopperId, quoteId, contact, delivery, paymentToken }
    },
    /** An order of a shopper of its own, bought. */
    async bought() {
      const request = await shop.atCheckout()
      const { orderId } = granted(await client.order.place(request, keyed()))
      return { shopperId: request.shopperId, orderId }
    },
    /** The carrier has news of an order's parcel; several times, if it is said several times. */
    async announce(event: 'parcel.dispatched' | 'parcel.delivered', orderId: string, id: string = crypto.randomUUID()) {
      const data = { orderId, parcelId: crypto.randomUUID(), lines: [], trackingNumber: 'GP-1', carrier: 'Glasshouse' }
      const headers = {
        'ce-id': id,
        'ce-source': '/galleria/shipping',
        'ce-type': `parcel-${event.split('.')[1]}`,
        'ce-subject': orderId,
      }
      const subject = eventSubject('shipping', event, orderId)
      // A message id of its own each time, so that the broker does not take the second for the first.
      await broker.bus.publish(subject, JSON.stringify(data), headers, crypto.randomUUID(), 2_000)
    },
    async seen({ shopperId, orderId }: { shopperId: string; orderId: string }): Promise<Order> {
      return orders.endpoints['order.get'].reply.parse(
        granted(await client.order.get({ shopperId, orderId }, testCall())),
      )
    },
    /** What was announced about an order, oldest first. */
    async eventsOf(orderId: string): Promise<string[]> {
      const events = await publishedEvents(broker, 'orders')
      const ownEvents = events.filter(({ subject }) => subject.endsWith(orderId))
      return ownEvents.map(({ subject }) => subject.split('.').slice(1, 4).join('.'))
    },
    async close() {
      await shop.service.stop()
      await Promise.all(Object.values(present).map((neighbour) => neighbour.stop()))
      await broker.stop()
    },
  }
  return shop
}

/** See {@link openShop}. */
export type RunningShop = Awaited<ReturnType<typeof openShop>>

/** A call under a key; a fresh one unless it is given. */
export function keyed(key: string = crypto.randomUUID()): Call {
  return withKey(testCall(), key)
}

/** What an answer refuses, in short. */
export async function refusal(asked: Promise<Answer<unknown>>) {
  const answer = await asked
  if (answer.ok) throw new Error(`granted: ${JSON.stringify(answer.value)}`)
  const { status, code, errors = [] } = answer.problem
  return { status, code, fields: [...new Set(errors.map(({ field }) => field))] }
}
