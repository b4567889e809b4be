import { expect } from 'bun:test'
import { realWorld } from '@galleria/chassis/ports/index'
import { type Answer, done, refuse } from '@galleria/contracts/answer'
import { orders } from '@galleria/contracts/orders'
import { type Parcel, shipping } from '@galleria/contracts/shipping'
import { Order } from '@galleria/contracts/web'
import { handClock } from '@galleria/testkit'
import { appUnderTest, asMina } from './app-under-test.ts'
import { readEvents } from './read-events.ts'

/** Mina's order. */
export const example = Order.parse(orders.endpoints['order.get'].example.reply)
export const { orderId } = example
/** Its parcel, not yet collected. */
export const exampleParcel = shipping.endpoints['parcel.get'].example.reply
export const at = `/api/web/orders/${orderId}/events`

/** A shop in which one order changes as the story goes, under a clock that is moved by hand. */
export function story({ status = 'pending', version = 1 }: Partial<Pick<Order, 'status' | 'version'>> = {}) {
  const clock = handClock()
  let now: () => Answer<Order> | Promise<Answer<Order>> = () => done({ ...example, status, version })
  let parcel: () => Answer<Parcel> = () => refuse('parcel-unknown')
  const app = appUnderTest({
    world: { ...realWorld, clock },
    told: { 'orders.order.get': (() => now()) as () => Answer<Order>, 'shipping.parcel.get': () => parcel() },
  })
  return {
    ...app,
    clock,
    answers: (next: typeof now) => {
      now = next
    },
    /** Something happens to the order, and is announced. */
    happens(next: Partial<Order>) {
      now = () => done({ ...example, ...next })
      app.orderNews.heard(orderId)
    },
    parcelAnswers: (next: typeof parcel) => {
      parcel = next
    },
    /** The parcel moves, and that is announced. */
    moves(next: Partial<Parcel>) {
      parcel = () => done({ ...exampleParcel, ...next })
      app.parcelNews.heard(orderId)
    },
    /** What was asked of the orders. */
    askedOfOrders: () => app.asked.filter(({ endpoint }) => endpoint.startsWith('orders.')),
    follow: async (headers: Record<string, string> = {}, query = '') => {
      const response = await app.get(`${at}${query}`, { accept: 'text/event-stream', ...asMina, ...headers })
      expect(response.status).toBe(200)
      return readEvents(response)
    },
    /** What is held for those who follow. */
    held: () => [app.streams.size, app.orderNews.size + app.parcelNews.size, clock.timers],
  }
}
/** See `held`. */
export const nothing = [0, 0, 0]
