import { type Call, withKey } from '@galleria/chassis/call'
import type { Answer } from '@galleria/contracts/answer'
import { orders } from '@galleria/contracts/orders'
import { publishedEvents, startBroker, testCall } from '@galleria/testkit'
import { startOrders } from '../service.ts'
import { fakeCatalog, fakeInventory, fakePayments, lamp } from './neighbours.ts'

export const contact = { name: 'Mina Park', email: 'mina@example.com' }
export const delivery = { kind: 'pickup', storeId: 'seoul-hannam' } as const
export const locale = 'en'

/** The whole service on a real broker, among neighbours made from their contracts. */
export async function openShop() {
  const broker = await startBroker()
  const client = broker.client(orders)
  const [catalogue, inventory, payments] = await Promise.all([
    fakeCatalog(broker),
    fakeInventory(broker),
    fakePayments(broker),
  ])
  const service = await startOrders(broker.env('orders'))

  const shop = {
    broker,
    client,
    /** These may be stopped, and started anew, by a test. */
    catalogue,
    inventory,
    payments,
    service,
    /** A shopper with two pieces in the cart and a price for them. */
    async atCheckout({ sku = lamp, paymentToken = 'tok_4242Kd83' } = {}) {
      const shopperId = crypto.randomUUID()
      granted(await client.cart.add({ shopperId, sku, quantity: 2, locale }, testCall()))
      const { quoteId } = granted(await client.order.quote({ shopperId, delivery, locale }, testCall()))
      return { shopperId, quoteId, contact, delivery, paymentToken }
    },
    /** What was announced about an order, oldest first. */
    async eventsOf(orderId: string): Promise<string[]> {
      const events = await publishedEvents(broker, 'orders')
      const ownEvents = events.filter(({ subject }) => subject.endsWith(orderId))
      return ownEvents.map(({ subject }) => subject.split('.').slice(1, 4).join('.'))
    },
    async close() {
      await shop.service.stop()
      await Promise.all([shop.catalogue.stop(), shop.inventory.stop(), shop.payments.stop()])
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

/** The value of an answer that a test counts on. */
export function granted<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value
  throw new Error(`refused: ${JSON.stringify(answer.problem)}`)
}

/** What an answer refuses, in short. */
export async function refusal(asked: Promise<Answer<unknown>>) {
  const answer = await asked
  if (answer.ok) throw new Error(`granted: ${JSON.stringify(answer.value)}`)
  const { status, code, errors = [] } = answer.problem
  return { status, code, fields: [...new Set(errors.map(({ field }) => field))] }
}
