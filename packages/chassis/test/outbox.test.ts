import type { Database } from 'bun:sqlite'
import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { join } from 'node:path'
import { type Bus, BusError } from '@galleria/chassis/bus/bus'
import { realWorld } from '@galleria/chassis/ports/index'
import { startRelay } from '@galleria/chassis/service/relay'
import { inTransaction, openDatabase } from '@galleria/chassis/store/database'
import { createOutbox, type OutboxOf, outboxMigration, outboxStreamMigration } from '@galleria/chassis/store/outbox'
import { createMetrics } from '@galleria/chassis/telemetry/metrics'
import { createTracing } from '@galleria/chassis/telemetry/otel-tracing'
import { payments } from '@galleria/contracts/payments'
import {
  eventually,
  handClock,
  publishedEvents,
  rememberingLogger,
  type StoredEvent,
  startBroker,
  type TestBroker,
} from '@galleria/testkit'

const amount = { cents: 8_900, currency: 'EUR' as const }
const orderIds = ['01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d', '01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3e'] as const
let broker: TestBroker
let file: string
let db: Database
let outbox: OutboxOf<typeof payments>
/** How much the stream held before the test at hand. */
let before: number

beforeAll(async () => {
  broker = await startBroker()
})
afterAll(() => broker.stop())
beforeEach(async () => {
  file = join(broker.folder, `${crypto.randomUUID()}.sqlite`)
  ;({ db, outbox } = opened())
  before = (await publishedEvents(broker, 'payments')).length
})

function opened() {
  const store = openDatabase({ file, migrations: [outboxMigration, outboxStreamMigration] })
  return { db: store, outbox: createOutbox(store, payments) }
}

function relaying(over: Partial<Bus> = {}, world = realWorld) {
  const log = rememberingLogger()
  const tracing = createTracing({
    service: 'payments',
    instance: 'payments-1',
    version: '0.0.0',
    endpoint: undefined,
    ratio: 0,
    world: realWorld,
    log,
  })
  const metrics = createMetrics('payments')
  return { log, relay: startRelay(outbox, { bus: { ...broker.bus, ...over }, world, log, tracing, metrics }) }
}

/** Writes one event down, as a use case does. */
function write(eventId: string, orderId: string = orderIds[0]): void {
  const event = eventId.endsWith('captured') ? 'payment.captured' : 'payment.authorized'
  inTransaction(db, () =>
    outbox.write(event, orderId, { orderId, amount }, { eventId, time: '2026-01-15T10:00:00.000Z' }),
  )
}

async function published(): Promise<StoredEvent[]> {
  return (await publishedEvents(broker, 'payments')).slice(before)
}
const idsPublished = async () => (await published()).map(({ id }) => id)

test('what was committed is published, for each order as it was written, and what was rolled back is not', async () => {
  const { relay } = relaying()
  const wanted: string[] = []
  for (let i = 0; i < 150; i += 1) {
    const eventId = `${before}-${i}`
    write(eventId, orderIds[i % 2])
    wanted.push(eventId)
  }
  const rolledBack = () =>
    inTransaction(db, () => {
      write('rolled-back')
      throw new Error('changed my mind')
    })
  expect(rolledBack).toThrow('changed my mind')
  await eventually(() => expect(outbox.depth()).toBe(0))
  const ids = await idsPublished()
  expect(ids.toSorted()).toEqual(wanted.toSorted())
  for (const place of [0, 1]) {
    const isOfOrder = (id: string | undefined) => Number(id?.split('-')[1]) % 2 === place
    expect(ids.filter(isOfOrder)).toEqual(wanted.filter(isOfOrder))
  }
  await relay.stop()
})

test('an event is a CloudEvent under its aggregate’s subject', async () => {
  const { relay } = relaying()
  write('the-capture-captured')
  await eventually(async () => expect(await idsPublished()).toEqual(['the-capture-captured']))
  const [event] = await published()
  expect(event?.subject).toBe(`evt.payments.payment.captured.${orderIds[0]}`)
  expect(event?.data).toEqual({ orderId: orderIds[0], amount })
  await relay.stop()
})

test('an acknowledgement that was lost is followed by a second try that is not stored twice', async () => {
  let lost = 0
  const { relay, log } = relaying({
    async publish(...event) {
      await broker.bus.publish(...event)
      if (lost > 0) return
      lost += 1
      throw new BusError('timeout')
    },
  })
  write('once-only')
  await eventually(() => expect(outbox.depth()).toBe(0))
  expect(await idsPublished()).toEqual(['once-only'])
  expect(log.messages('warn')).toHaveLength(1)
  await relay.stop()
})

test('a failure in the midst of a batch holds back what follows, so that order is kept', async () => {
  const refused = new Set(['b'])
  const { relay } = relaying({
    async publish(subject, text, headers, messageId, timeoutMs) {
      if (refused.delete(messageId)) throw new BusError('timeout')
      await broker.bus.publish(subject, text, headers, messageId, timeoutMs)
    },
  })
  inTransaction(db, () => ['a', 'b', 'c'].map((eventId) => write(eventId)))
  await eventually(() => expect(outbox.depth()).toBe(0))
  expect(await idsPublished()).toEqual(['a', 'b', 'c'])
  await relay.stop()
})

test('an order whose event is not taken holds back its own next event, and no other order (I-MSG-4)', async () => {
  const held = Promise.withResolvers<void>()
  const { relay } = relaying({
    async publish(subject, text, headers, messageId, timeoutMs) {
      if (messageId === 'slow') await held.promise
      await broker.bus.publish(subject, text, headers, messageId, timeoutMs)
    },
  })
  inTransaction(db, () => {
    write('slow')
    write('next')
    write('other', orderIds[1])
  })
  await eventually(async () => expect(await idsPublished()).toEqual(['other']))
  held.resolve()
  await eventually(() => expect(outbox.depth()).toBe(0))
  expect(await idsPublished()).toEqual(['other', 'slow', 'next'])
  await relay.stop()
})

test('what a killed process left behind is published at the next start, although nothing new is written', async () => {
  write('left-behind')
  write('left-behind-too')
  db.close()
  ;({ db, outbox } = opened())
  expect(outbox.depth()).toBe(2)
  const { relay } = relaying()
  await eventually(async () => expect(await idsPublished()).toEqual(['left-behind', 'left-behind-too']))
  await relay.stop()
})

test('while the broker is away all is written down, and published in order when it is back', async () => {
  const { relay, log } = relaying()
  write('while-up')
  await eventually(() => expect(outbox.depth()).toBe(0))
  await broker.crash()
  await eventually(() => broker.bus.isConnected() === false)
  const wanted = Array.from({ length: 20 }, (_, i) => `while-down-${i}`)
  for (const eventId of wanted) {
    write(eventId)
    await Bun.sleep(5)
  }
  await eventually(() => expect(log.messages('warn').length).toBeGreaterThan(0))
  // A write does not make an absent broker be asked again.
  expect(log.messages('warn').length).toBeLessThan(5)
  await broker.revive()
  await eventually(() => expect(outbox.depth()).toBe(0), { withinMs: 15_000 })
  expect(await idsPublished()).toEqual(['while-up', ...wanted])
  await relay.stop()
}, 30_000)

test('a write wakes the relay: nobody waits for its next look', async () => {
  const clock = handClock()
  const { relay } = relaying({}, { ...realWorld, clock })
  await clock.pass(0)
  write('woken')
  await eventually(() => expect(outbox.depth()).toBe(0))
  await relay.stop()
})

test('a stop publishes what the last work in hand has written, and waits for it', async () => {
  const { relay } = relaying()
  write('first')
  await eventually(() => expect(outbox.depth()).toBe(0))
  write('last')
  write('very-last')
  await relay.stop()
  expect(await idsPublished()).toEqual(['first', 'last', 'very-last'])
  write('too-late')
  await Bun.sleep(50)
  expect(outbox.depth()).toBe(1)
})

test('what could never be published is not written down either', () => {
  const about = { eventId: 'e', time: '2026-01-15T10:00:00.000Z' }
  for (const orderId of ['', 'a.b', '*', '>', 'a b', 'a\r\nb'])
    expect(() => outbox.write('payment.authorized', orderId, { orderId, amount }, about)).toThrow(TypeError)
  expect(() => outbox.write('payment.forgotten' as never, 'o-1', {} as never, about)).toThrow(
    'no event payment.forgotten',
  )
  expect(outbox.depth()).toBe(0)
})
