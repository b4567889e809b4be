import type { Database } from 'bun:sqlite'
import { afterEach, beforeEach, expect, test } from 'bun:test'
import { createService, type Service } from '@galleria/chassis'
import { hear } from '@galleria/chassis/service/reaction'
import { openDatabase } from '@galleria/chassis/store/database'
import {
  createOutbox,
  inboxMigration,
  type OutboxOf,
  once,
  outboxMigration,
  outboxStreamMigration,
} from '@galleria/chassis/store/outbox'
import { orders } from '@galleria/contracts/orders'
import { eventually, publishedEvents, startBroker, type TestBroker } from '@galleria/testkit'

const durable = 'catalog-rank-bestsellers'
const { example } = orders.events['order.confirmed']
const orderIds = ['01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d', '01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3e'] as const
let broker: TestBroker
let announcing: { service: Service; db: Database; outbox: OutboxOf<typeof orders> }
let hearing: Service
let inbox: Database
/** Every delivery, and every effect; an inbox makes the second shorter. */
let delivered: string[]
let ranked: string[]
let held: Map<string, Promise<void>>

beforeEach(async () => {
  broker = await startBroker()
  delivered = []
  ranked = []
  held = new Map()
  announcing = await startAnnouncing()
  hearing = await createService({ name: 'catalog', env: broker.env('catalog') })
  inbox = openDatabase({ file: ':memory:', migrations: [inboxMigration] })
  await hearing.start({
    hears: [
      hear(durable, orders, 'order.confirmed', async (event) => {
        delivered.push(event.id)
        await held.get(event.id)
        once(inbox, durable, event.id, () => void ranked.push(event.id))
      }),
    ],
  })
}, 30_000)
afterEach(async () => {
  await hearing.stop()
  await announcing.service.stop()
  await broker.stop()
})

async function startAnnouncing() {
  const db = openDatabase({
    file: `${broker.folder}/orders.sqlite`,
    migrations: [outboxMigration, outboxStreamMigration],
  })
  const outbox = createOutbox(db, orders)
  const service = await createService({ name: 'orders', env: broker.env('orders') })
  await service.start({ outbox, onStop: () => db.close() })
  return { service, db, outbox }
}

function confirm(eventId: string, place: 0 | 1 = 0): void {
  const orderId = orderIds[place]
  announcing.outbox.write(
    'order.confirmed',
    orderId,
    { ...example, orderId },
    { eventId, time: '2026-01-15T10:00:00Z' },
  )
}

const stored = async () => (await publishedEvents(broker, 'orders')).map(({ id }) => id)
const admin = async (action: string) =>
  JSON.parse((await broker.bus.ask(`$JS.API.${action}`, '', {}, 10_000)).text()) as {
    success?: boolean
    num_ack_pending?: number
  }
const unacknowledged = async () => (await admin(`CONSUMER.INFO.ORDERS_EVENTS.${durable}`)).num_ack_pending
const patient = { withinMs: 15_000 }

test('a broker that lost everything is told everything again, in order; nothing has its effect twice (I-MSG-6)', async () => {
  const first = ['a', 'b', 'c', 'd', 'e']
  for (const [i, id] of first.entries()) confirm(id, i % 2 === 0 ? 0 : 1)
  await eventually(() => expect(ranked.toSorted()).toEqual(first))

  await broker.crash()
  confirm('while-away')
  await broker.revive({ wiped: true })
  confirm('afterwards')

  const all = [...first, 'while-away', 'afterwards']
  await eventually(async () => expect((await stored()).toSorted()).toEqual(all.toSorted()), patient)
  await eventually(() => expect(ranked.toSorted()).toEqual(all.toSorted()), patient)
  expect(delivered.toSorted()).toEqual([...first, ...all].toSorted())
  // Each order's own events come as they happened.
  for (const own of [
    ['a', 'c', 'e', 'while-away', 'afterwards'],
    ['b', 'd'],
  ])
    expect((await stored()).filter((id) => own.includes(id ?? ''))).toEqual(own)
}, 60_000)

test('so it is when the announcing process was away meanwhile', async () => {
  confirm('a')
  await eventually(() => expect(ranked).toEqual(['a']))
  await announcing.service.stop()
  await broker.crash()
  await broker.revive({ wiped: true })
  announcing = await startAnnouncing()
  await eventually(async () => expect(await stored()).toEqual(['a']), patient)
}, 60_000)

test('a broker that comes back with all it had is told nothing twice', async () => {
  confirm('a')
  await eventually(() => expect(ranked).toEqual(['a']))
  // An acknowledgement that is still on its way would be lost by the crash, and 'a' rightly delivered again.
  await eventually(async () => expect(await unacknowledged()).toBe(0))
  await broker.crash()
  await broker.revive()
  confirm('b')
  await eventually(() => expect(ranked).toEqual(['a', 'b']), patient)
  // The shop may be back on the bus before whoever looks on is.
  await eventually(async () => expect(await stored()).toEqual(['a', 'b']), patient)
  expect(delivered).toEqual(['a', 'b'])
  await eventually(async () => {
    const { text } = await announcing.service.metrics.exposition()
    expect(text).toContain('galleria_events_published_total{event="order.confirmed",service="orders"} 2')
  })
}, 60_000)

test('what an old durable delivered is not settled with the one made anew: that would acknowledge another event', async () => {
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  held.set('in-hand', first.promise).set('other', second.promise)
  confirm('in-hand')
  await eventually(() => expect(delivered).toEqual(['in-hand']))
  await announcing.service.stop()
  await broker.crash()
  await broker.revive({ wiped: true })
  // At the same place in the new stream as the one in hand has in the old one.
  const headers = { 'ce-id': 'other', 'ce-source': '/galleria/orders', 'ce-type': 'order-confirmed' }
  await broker.bus.publish(
    `evt.orders.order.confirmed.${orderIds[1]}`,
    JSON.stringify(example),
    headers,
    'other',
    10_000,
  )
  await eventually(async () => expect(await unacknowledged()).toBe(1), patient)
  first.resolve()
  await eventually(() => expect(delivered).toEqual(['in-hand', 'other']), patient)
  expect(await unacknowledged()).toBe(1)
  second.resolve()
  await eventually(async () => expect(await unacknowledged()).toBe(0))
}, 60_000)

test('a consumer whose durable has vanished comes back when it is made again', async () => {
  confirm('a')
  await eventually(() => expect(ranked).toEqual(['a']))
  expect(await admin(`CONSUMER.DELETE.ORDERS_EVENTS.${durable}`)).toMatchObject({ success: true })
  await Bun.sleep(300)
  await broker.provision()
  confirm('b')
  await eventually(() => expect(ranked).toEqual(['a', 'b']), patient)
}, 60_000)
