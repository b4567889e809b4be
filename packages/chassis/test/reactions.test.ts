import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'bun:test'
import { type Bus, maxDeliveries } from '@galleria/chassis/bus/bus'
import { openNatsBus } from '@galleria/chassis/bus/nats-bus'
import { type Clock, realWorld, systemClock } from '@galleria/chassis/ports/index'
import { startReactions } from '@galleria/chassis/service/reacting'
import { type HeardEvent, hear } from '@galleria/chassis/service/reaction'
import { inTransaction, openDatabase } from '@galleria/chassis/store/database'
import { inboxMigration, once } from '@galleria/chassis/store/outbox'
import { createMetrics } from '@galleria/chassis/telemetry/metrics'
import { createTracing } from '@galleria/chassis/telemetry/otel-tracing'
import { orders } from '@galleria/contracts/orders'
import { eventually, type RememberingLogger, rememberingLogger, startBroker, type TestBroker } from '@galleria/testkit'

const durable = 'catalog-rank-bestsellers'
const { example } = orders.events['order.confirmed']
type Confirmed = HeardEvent<{ orderId: string }>
let broker: TestBroker
let bus: Bus
let log: RememberingLogger

beforeAll(async () => {
  broker = await startBroker()
})
afterAll(() => broker.stop())
beforeEach(async () => {
  log = rememberingLogger()
  bus = await catalogBus()
})
afterEach(() => bus.drain())

const catalogBus = () =>
  openNatsBus({
    url: broker.url,
    name: 'catalog',
    seedFile: broker.env('catalog').NATS_NKEY_SEED_FILE,
    connectWithinMs: 5_000,
    log: rememberingLogger(),
  })

/** Delays a hundred times shorter than asked for would be, but no other difference. */
const impatient = (own: Bus): Bus => ({
  ...own,
  consume: (stream, name, handle) =>
    own.consume(stream, name, (delivery) =>
      handle({ ...delivery, later: (delayMs) => delivery.later(Math.ceil(delayMs / 100)) }),
    ),
})

async function reacting(handle: (event: Confirmed) => void | Promise<void>, clock: Clock = systemClock): Promise<void> {
  const world = { ...realWorld, clock }
  const tracing = createTracing({
    service: 'catalog',
    instance: 'catalog-1',
    version: '0.0.0',
    endpoint: undefined,
    ratio: 0,
    world,
    log,
  })
  const parts = { bus: impatient(bus), world, log, tracing, metrics: createMetrics('catalog') }
  await startReactions([hear(durable, orders, 'order.confirmed', handle)], parts)
}

async function announce(id: string, data: unknown = { ...example }, headers: Record<string, string> = {}) {
  const text = typeof data === 'string' ? data : JSON.stringify(data)
  const own = {
    'ce-id': id,
    'ce-source': '/galleria/orders',
    'ce-type': 'order-confirmed',
    'ce-subject': example.orderId,
    ...headers,
  }
  await broker.bus.publish(`evt.orders.order.confirmed.${example.orderId}`, text, own, id, 10_000)
}

test('an event is heard with its data and its CloudEvents attributes, once if all goes well', async () => {
  const heard: Confirmed[] = []
  await reacting((event) => void heard.push(event))
  await announce('plain')
  await eventually(() => expect(heard).toHaveLength(1))
  expect(heard[0]).toMatchObject({ id: 'plain', type: 'order-confirmed', subject: example.orderId, delivery: 1 })
  expect(heard[0]?.data).toEqual(example)
})

test('an event that comes twice has its effect once, thanks to the inbox', async () => {
  const db = openDatabase({ file: ':memory:', migrations: [inboxMigration, 'CREATE TABLE sold (id TEXT) STRICT'] })
  const deliveries: number[] = []
  await reacting((event) => {
    deliveries.push(event.delivery)
    once(db, durable, event.id, () => db.run('INSERT INTO sold (id) VALUES (?)', [event.data.orderId]))
    if (event.delivery === 1) throw new Error('killed between the effect and the acknowledgement')
  })
  await announce('twice')
  await eventually(() => expect(deliveries).toEqual([1, 2]))
  expect(inTransaction(db, () => db.query('SELECT count(*) AS sold FROM sold').get())).toEqual({ sold: 1 })
})

test('a handler that throws, at once or later, gets its event again and holds up no other', async () => {
  const done: string[] = []
  // All three are there at once: 'calm' is not late because its announcement was.
  for (const id of ['throws', 'rejects', 'calm']) await announce(id)
  await reacting(async (event) => {
    if (event.id === 'throws' && event.delivery < 3) throw new Error('at once')
    await Bun.sleep(1)
    if (event.id === 'rejects' && event.delivery < 3) throw new Error('later')
    done.push(event.id)
  })
  await eventually(() => expect(done.toSorted()).toEqual(['calm', 'rejects', 'throws']))
  expect(done[0]).toBe('calm')
  expect(log.messages('warn')).toHaveLength(4)
})

test('an event that fails for good is given up after its last delivery, with one line that names it', async () => {
  const deliveries: number[] = []
  await reacting((event) => {
    if (event.id !== 'poison') return
    deliveries.push(event.delivery)
    throw new Error('never')
  })
  await announce('poison')
  await eventually(() => expect(log.messages('error')).toHaveLength(1), { withinMs: 10_000 })
  await announce('after')
  await Bun.sleep(400)
  expect(deliveries).toEqual(Array.from({ length: maxDeliveries }, (_, i) => i + 1))
  const [line] = log.lines.filter(({ level }) => level === 'error')
  expect(line).toMatchObject({
    message: 'an event was given up',
    fields: { eventId: 'poison', consumer: durable, delivery: maxDeliveries },
  })
}, 30_000)

test.each([
  ['not JSON', '{"orderId":'],
  ['data of another shape', { orderId: 7 }],
  ['nothing', ''],
])('%s is given up at once, since no later delivery would make it readable', async (_what, data) => {
  const id = `unreadable-${crypto.randomUUID()}`
  const heard: string[] = []
  await reacting((event) => void heard.push(event.id))
  await announce(id, data)
  await announce(`${id}-after`)
  await eventually(() => expect(heard).toEqual([`${id}-after`]))
  expect(log.messages('error')).toEqual(['an event was given up'])
})

test('a field that is not known here is no reason to refuse an event', async () => {
  const heard: string[] = []
  await reacting((event) => void heard.push(event.id))
  await announce('from-the-future', { ...example, giftWrap: true })
  await eventually(() => expect(heard).toEqual(['from-the-future']))
})

test('a handler that hangs is given up within its budget, and the event comes again', async () => {
  const deliveries: number[] = []
  // Twenty seconds of budget pass in two tenths of a second.
  const quick: Clock = { ...systemClock, after: (ms, callback) => systemClock.after(ms / 100, callback) }
  await reacting((event) => {
    deliveries.push(event.delivery)
    return event.delivery === 1 ? new Promise<void>(() => {}) : undefined
  }, quick)
  await announce('hangs')
  await eventually(() => expect(deliveries).toEqual([1, 2]))
})

test('whoever leaves finishes the event in hand and hands back the others, which another takes at once', async () => {
  const { promise: mayEnd, resolve: letEnd } = Promise.withResolvers<void>()
  const first: string[] = []
  await reacting(async (event) => {
    first.push(event.id)
    await mayEnd
  })
  for (const id of ['in-hand', 'waiting-1', 'waiting-2']) await announce(id)
  await eventually(() => expect(first).toEqual(['in-hand']))
  const leaving = bus.leave()
  letEnd()
  await leaving
  await bus.drain()
  expect(first).toEqual(['in-hand'])

  bus = await catalogBus()
  const second: string[] = []
  await reacting((event) => void second.push(event.id))
  await eventually(() => expect(second.toSorted()).toEqual(['waiting-1', 'waiting-2']))
})

test('reacting goes on when the broker has been away', async () => {
  const heard: string[] = []
  await reacting((event) => void heard.push(event.id))
  await announce('before')
  await eventually(() => expect(heard).toContain('before'))
  await broker.crash()
  await broker.revive()
  await eventually(() => bus.isConnected(), { withinMs: 10_000 })
  await announce('afterwards')
  await eventually(() => expect(heard).toContain('afterwards'), { withinMs: 20_000 })
}, 30_000)
