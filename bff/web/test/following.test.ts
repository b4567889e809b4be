import { afterAll, beforeAll, expect, test } from 'bun:test'
import { done, refuse } from '@galleria/contracts/answer'
import { eventSubject } from '@galleria/contracts/contract'
import { orders } from '@galleria/contracts/orders'
import { type Parcel, shipping } from '@galleria/contracts/shipping'
import { Order } from '@galleria/contracts/web'
import { eventually, fakeNeighbour, type Neighbour, startBroker, type TestBroker } from '@galleria/testkit'
import { startWebBff } from '../service.ts'
import { asMina } from './app-under-test.ts'
import { readEvents } from './read-events.ts'

const example = Order.parse(orders.endpoints['order.get'].example.reply)
let broker: TestBroker
let neighbour: Neighbour
let bff: Awaited<ReturnType<typeof startWebBff>>
/** The orders there are, by id; each as it stands now. */
const shelf = new Map<string, Order>()

beforeAll(async () => {
  broker = await startBroker()
  neighbour = await openOrders()
  bff = await startWebBff(broker.env('bff-web', { FRONTENDS_DIR: broker.folder }))
})
afterAll(async () => {
  await bff.stop()
  await neighbour.stop().catch(() => {})
  await broker.stop()
})

function openOrders() {
  const found = (orderId: string) => {
    const order = shelf.get(orderId)
    return order ? done(order) : refuse('order-unknown')
  }
  return fakeNeighbour(broker, orders, { 'order.get': ({ orderId }) => found(orderId) })
}

/** An order of its own for a test. */
function placed(): string {
  const orderId = Bun.randomUUIDv7()
  shelf.set(orderId, { ...example, orderId, version: 1, status: 'pending' })
  return orderId
}

/** Something happens to an order; unless it is announced, nobody hears of it. */
async function happens(orderId: string, next: Partial<Order>, { announced = true } = {}): Promise<void> {
  const order = { ...example, orderId, ...next }
  shelf.set(orderId, order)
  const subject = eventSubject('orders', 'order.confirmed', orderId)
  if (announced) await broker.bus.publish(subject, '{}', {}, `${orderId}-${order.version}`, 2_000)
}

const at = (orderId: string) => `${bff.httpUrl}/api/web/orders/${orderId}/events`
const ask = (orderId: string, shopper: Readonly<Record<string, string>> = asMina) =>
  fetch(at(orderId), { headers: { accept: 'text/event-stream', ...shopper } })
/** The orders may be late once, and a browser asks again. */
const follow = (orderId: string, shopper = asMina) =>
  eventually(async () => {
    const response = await ask(orderId, shopper)
    expect(response.status).toBe(200)
    return response
  })
async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${bff.adminUrl}/metrics`)).text()
  return Number(new RegExp(`^${name}\\{[^}]*\\} (\\d+)`, 'm').exec(text)?.[1])
}

test('a scan that the carrier announces is told at once to whoever follows the order', async () => {
  const orderId = placed()
  await happens(orderId, { version: 2, status: 'shipped' }, { announced: false })
  let parcel: Parcel = { ...shipping.endpoints['parcel.get'].example.reply, orderId, status: 'dispatched' }
  const carrier = await fakeNeighbour(broker, shipping, { 'parcel.get': () => done(parcel) })
  try {
    const events = readEvents(await follow(orderId))
    expect([(await events.next())?.name, (await events.next())?.name]).toEqual(['order', 'parcel'])

    const scan = { status: 'in-transit', place: 'Leipzig', at: '2026-01-15T10:00:42.000Z' } as const
    const packages = parcel.packages?.map((one) => ({ ...one, status: scan.status, scans: [scan] }))
    parcel = { ...parcel, packages, updatedAt: scan.at }
    await broker.bus.publish(eventSubject('shipping', 'parcel.scanned', orderId), '{}', {}, `${orderId}-1`, 2_000)
    expect(await events.next()).toMatchObject({
      name: 'parcel',
      data: { packages: [{ scans: [{ place: 'Leipzig' }] }] },
    })
    await events.leave()
  } finally {
    await carrier.stop()
  }
})

test('what is announced of an order reaches whoever follows it at once, until its end', async () => {
  const orderId = placed()
  const events = readEvents(await follow(orderId))
  expect(await events.next()).toMatchObject({ id: '1', data: { status: 'pending' } })

  const startMs = performance.now()
  await happens(orderId, { version: 2, status: 'confirmed' })
  expect(await events.next()).toMatchObject({ id: '2', data: { status: 'confirmed' } })
  // Without the word of it, it would be seen after nine seconds at the soonest.
  expect(performance.now() - startMs).toBeLessThan(8_000)
  await happens(orderId, { version: 3, status: 'cancelled' })
  expect(await events.next()).toMatchObject({ name: 'order', id: '3' })
  expect(await events.next()).toMatchObject({ name: 'end', data: { status: 'cancelled' } })
  expect(await events.next()).toBeUndefined()
})

test('an order that was never placed has no events, and the same is said over the wire as in the house', async () => {
  const orderId = Bun.randomUUIDv7()
  await eventually(async () => {
    const response = await ask(orderId)
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
  })
})

test('while the orders are away whoever follows one notices nothing, and sees what happened once they are back', async () => {
  const orderId = placed()
  const events = readEvents(await follow(orderId))
  await events.next()
  await neighbour.stop()
  await happens(orderId, { version: 2, status: 'confirmed' })
  const page = () => fetch(at(orderId).replace('/events', ''), { headers: asMina })
  await eventually(async () => expect((await page()).status).toBe(503))
  neighbour = await openOrders()

  expect(await events.next()).toMatchObject({ id: '2', data: { status: 'confirmed' } })
  await events.leave()
}, 30_000)

test('five hundred who come and go leave nothing behind', async () => {
  const orderId = placed()
  const cookies = Array.from({ length: 125 }, () => `__Host-Http-galleria-shopper=${crypto.randomUUID()}`)
  for (const cookie of cookies) {
    await Promise.all(
      [1, 2, 3, 4].map(async (nth) => {
        const leaving = new AbortController()
        const reply = fetch(at(orderId), { headers: { cookie }, signal: leaving.signal })
        // Some leave before they are answered, some once they are.
        if (nth > 1) await readEvents(await reply).next()
        leaving.abort()
        await reply.catch(() => {})
      }),
    )
  }

  await eventually(async () => expect(await metric('galleria_event_stream_open')).toBe(0))
  // Nobody looks at the order any more, and the places of the last shopper are free.
  const last = { cookie: cookies.at(-1) ?? '' }
  const again = await Promise.all([1, 2, 3, 4].map(() => follow(orderId, last)))
  expect((await ask(orderId, last)).status).toBe(429)
  await Promise.all(again.map(({ body }) => body?.cancel()))
}, 30_000)

test('a process that is told to stop ends its streams in good order and is not held up by them', async () => {
  const orderId = placed()
  const events = readEvents(await follow(orderId))
  await events.next()
  const startMs = performance.now()
  await bff.stop()

  expect(performance.now() - startMs).toBeLessThan(4_000)
  expect(await events.next()).toBeUndefined()
})
