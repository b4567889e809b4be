import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'bun:test'
import { type Bus, BusError, maxDeliveries } from '@galleria/chassis/bus/bus'
import { openNatsBus } from '@galleria/chassis/bus/nats-bus'
import { createDeadLetterStore, type DeadLetterStore } from '@galleria/chassis/dead-letters/dead-letter-store'
import { realWorld } from '@galleria/chassis/ports/index'
import { startReactions } from '@galleria/chassis/service/reacting'
import { type HeardEvent, hear } from '@galleria/chassis/service/reaction'
import { openDatabase } from '@galleria/chassis/store/database'
import { inboxMigration, once } from '@galleria/chassis/store/outbox'
import { createMetrics, type Metrics } from '@galleria/chassis/telemetry/metrics'
import { createTracing } from '@galleria/chassis/telemetry/otel-tracing'
import { orders } from '@galleria/contracts/orders'
import { eventually, rememberingLogger, startBroker, type TestBroker } from '@galleria/testkit'

const durable = 'catalog-rank-bestsellers'
const { example } = orders.events['order.confirmed']
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
const subject = `evt.orders.order.confirmed.${example.orderId}`
type Confirmed = HeardEvent<{ orderId: string }>
let broker: TestBroker
let keeper: Bus
let letters: DeadLetterStore
let bus: Bus
let metrics: Metrics

beforeAll(async () => {
  broker = await startBroker()
  keeper = await busOf('observatory')
  letters = createDeadLetterStore(keeper)
})
afterAll(async () => {
  await keeper.drain()
  await broker.stop()
})
beforeEach(async () => {
  bus = await busOf('catalog')
  metrics = createMetrics('catalog')
})
afterEach(async () => {
  await bus.drain()
  for (const letterId of await letters.oldest({ limit: 100 })) await letters.discard(letterId)
})

const busOf = (name: Parameters<TestBroker['env']>[0]) =>
  openNatsBus({
    url: broker.url,
    name,
    seedFile: broker.env(name).NATS_NKEY_SEED_FILE,
    connectWithinMs: 5_000,
    log: rememberingLogger(),
  })

/** Reacts on the real bus; only the delays between two deliveries are a hundred times shorter. */
async function reacting(handle: (event: Confirmed) => void | Promise<void>, over: Partial<Bus> = {}): Promise<void> {
  const log = rememberingLogger()
  const tracing = createTracing({
    service: 'catalog',
    instance: 'catalog-1',
    version: '0.0.0',
    endpoint: undefined,
    ratio: 0,
    world: realWorld,
    log,
  })
  const impatient: Bus = {
    ...bus,
    consume: (stream, name, take) =>
      bus.consume(stream, name, (delivery) =>
        take({ ...delivery, later: (delayMs) => delivery.later(Math.ceil(delayMs / 100)) }),
      ),
    ...over,
  }
  await startReactions([hear(durable, orders, 'order.confirmed', handle)], {
    bus: impatient,
    world: realWorld,
    log,
    tracing,
    metrics,
  })
}

async function announce(id: string, data: unknown = example): Promise<void> {
  const text = typeof data === 'string' ? data : JSON.stringify(data)
  const headers = {
    'ce-id': id,
    'ce-source': '/galleria/orders',
    'ce-type': 'order-confirmed',
    'ce-subject': example.orderId,
    traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
  }
  await broker.bus.publish(subject, text, headers, id, 10_000)
}

/** A letter is stored before it is counted. */
const countsOneDeadLetter = () =>
  eventually(async () => {
    const { text } = await metrics.exposition()
    expect(text).toContain(`galleria_dead_letters_total{consumer="${durable}",service="catalog"} 1`)
  })
const listed = async () => (await letters.list({ limit: 50 })).letters
const oneLetter = () =>
  eventually(
    async () => {
      const [letter, ...others] = await listed()
      expect(others).toEqual([])
      if (!letter) throw new Error('there is no letter yet')
      return letter
    },
    { withinMs: 10_000 },
  )

test('what fails for good is a dead letter that says who failed on what, how often, why, and under which trace', async () => {
  await reacting(() => {
    throw new TypeError('no shelf for card 4111 1111 1111 1111\n    at rank')
  })
  await announce('poison')
  expect(await oneLetter()).toEqual({
    letterId: expect.any(Number),
    consumer: durable,
    subject,
    eventId: 'poison',
    type: 'order-confirmed',
    reason: 'TypeError: no shelf for card … at rank',
    deliveries: maxDeliveries,
    traceId,
    diedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
  })
  const opened = await letters.get((await oneLetter()).letterId)
  expect(opened?.body).toBe(JSON.stringify(example))
  expect(opened?.headers).toMatchObject({ 'ce-id': 'poison', 'dead-consumer': durable, 'dead-stream': 'ORDERS_EVENTS' })
  await countsOneDeadLetter()
}, 30_000)

test('what cannot be read is one at once, byte for byte as it came', async () => {
  await reacting(() => {})
  await announce('unreadable', '{"orderId":')
  const letter = await oneLetter()
  expect(letter).toMatchObject({
    deliveries: 1,
    reason: 'UnreadableEvent: the data does not keep to the schema (not JSON)',
  })
  expect((await letters.get(letter.letterId))?.body).toBe('{"orderId":')
})

test('an event that ends its process each time is not tried a ninth time', async () => {
  let tried = 0
  const died = new Map<string, number>()
  await reacting(() => void tried++, {
    consume: (stream, name, take) =>
      bus.consume(stream, name, async (delivery) => {
        if (delivery.delivery > maxDeliveries) return take(delivery)
        died.set(name, delivery.delivery)
        delivery.later(1)
      }),
  })
  await announce('deadly')
  expect(await oneLetter()).toMatchObject({
    deliveries: maxDeliveries + 1,
    reason: `NeverSettled: delivered ${maxDeliveries} times and never settled`,
  })
  expect([tried, died.get(durable)]).toEqual([0, maxDeliveries])
})

test('a letter that cannot be stored leaves its event where it is: nothing vanishes (I-MSG-3)', async () => {
  let refusals = 0
  await reacting(
    () => {
      throw new Error('never')
    },
    {
      async publish(...letter) {
        refusals += 1
        if (refusals <= 2) throw new BusError('timeout')
        await bus.publish(...letter)
      },
    },
  )
  await announce('kept')
  expect(await oneLetter()).toMatchObject({ eventId: 'kept', deliveries: maxDeliveries + 2 })
  await countsOneDeadLetter()
}, 30_000)

test('a replayed letter reaches the consumer that failed on it, and no other, under the same inbox key', async () => {
  const db = openDatabase({ file: ':memory:', migrations: [inboxMigration] })
  let mended = false
  const ranked: string[] = []
  await reacting((event) => {
    if (!mended && event.id === 'mended') throw new Error('not yet')
    once(db, durable, event.id, () => void ranked.push(event.id))
  })
  const announced: string[] = []
  await broker.bus.watch('evt.>', (message) => void announced.push(message.subject))
  await announce('mended')
  const { letterId } = await oneLetter()
  mended = true
  expect(await letters.replay(letterId)).toBe('replayed')
  await eventually(() => expect(ranked).toEqual(['mended']))
  expect(await listed()).toEqual([])
  expect(announced).toEqual([subject])
  expect(await letters.replay(letterId)).toBe('unknown')
}, 30_000)

test('a replayed letter that fails again is a letter again, still about the event that was announced', async () => {
  await reacting(() => {})
  await announce('hopeless', '{}')
  for (const _again of [1, 2]) {
    const { letterId, ...letter } = await oneLetter()
    expect(letter).toMatchObject({ eventId: 'hopeless', subject })
    expect(await letters.replay(letterId)).toBe('replayed')
    await eventually(async () => expect((await oneLetter()).letterId).toBeGreaterThan(letterId))
  }
})

test('letters are listed newest first, counted in all, and found by their consumer; gaps do not matter', async () => {
  await reacting(() => {})
  for (let i = 0; i < 40; i += 1) await announce(`unreadable-${i}`, `[${i}]`)
  await eventually(async () => expect((await letters.list({ limit: 1 })).total).toBe(40), { withinMs: 10_000 })
  const oldest = await letters.oldest({ limit: 39 })
  for (const letterId of oldest.slice(2)) expect(await letters.discard(letterId)).toBe(true)
  expect((await listed()).map(({ eventId }) => eventId)).toEqual(['unreadable-39', 'unreadable-1', 'unreadable-0'])
  expect((await letters.list({ limit: 1 })).letters.map(({ eventId }) => eventId)).toEqual(['unreadable-39'])
  expect((await letters.list({ limit: 9, consumer: durable })).total).toBe(3)
  for (const consumer of ['shipping-plan-parcel', 'nobody', '*', '>', 'a b', ''])
    expect(await letters.list({ limit: 9, consumer })).toEqual({ letters: [], total: 0 })
  expect(await letters.discard(oldest[5] ?? 0)).toBe(false)
  expect(await letters.get(1_000_000)).toBeUndefined()
}, 30_000)

test('a letter to a consumer that is no more stays where it is', async () => {
  await broker.bus.publish('dead.catalog-abolished', '{}', { 'ce-id': 'late' }, crypto.randomUUID(), 10_000)
  const { letterId } = await oneLetter()
  expect(await letters.replay(letterId)).toBe('consumer-gone')
  expect(await listed()).toHaveLength(1)
})
