import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'bun:test'
import { createService, type SeenEvent, type Service } from '@galleria/chassis'
import { openDatabase } from '@galleria/chassis/store/database'
import { createOutbox, type OutboxOf, outboxMigration, outboxStreamMigration } from '@galleria/chassis/store/outbox'
import { catalog } from '@galleria/contracts/catalog'
import { orders } from '@galleria/contracts/orders'
import { payments } from '@galleria/contracts/payments'
import { eventually, startBroker, type TestBroker } from '@galleria/testkit'

const { example } = orders.events['order.confirmed']
const { orderId } = example
let broker: TestBroker
let announcing: Service
let outbox: OutboxOf<typeof orders>
const onlookers: Service[] = []

beforeAll(async () => {
  broker = await startBroker()
})
afterAll(() => broker.stop())
beforeEach(async () => {
  const db = openDatabase({ file: ':memory:', migrations: [outboxMigration, outboxStreamMigration] })
  outbox = createOutbox(db, orders)
  announcing = await createService({ name: 'orders', env: broker.env('orders') })
  await announcing.start({ outbox, onStop: () => db.close() })
})
afterEach(async () => {
  for (const onlooker of onlookers.splice(0)) await onlooker.stop()
  await announcing.stop()
})

async function lookingOn(handle?: (event: SeenEvent) => void): Promise<SeenEvent[]> {
  const seen: SeenEvent[] = []
  const onlooker = await createService({ name: 'bff-web', env: broker.env('bff-web') })
  onlookers.push(onlooker)
  await onlooker.lookOn(orders, 'order', handle ?? ((event) => void seen.push(event)))
  await onlooker.start({})
  return seen
}

const confirm = (eventId: string = crypto.randomUUID()) =>
  outbox.write('order.confirmed', orderId, example, { eventId, time: '2026-01-15T10:00:00Z' })

test('an onlooker sees an event when the relay has published it: what happened, to whom, under which trace', async () => {
  const seen = await lookingOn()
  confirm()
  await eventually(() => expect(seen).toHaveLength(1))
  expect(seen[0]).toEqual({ event: 'order.confirmed', aggregateId: orderId, traceparent: expect.any(String) })
})

test('each onlooker sees for itself', async () => {
  const [one, other] = await Promise.all([lookingOn(), lookingOn()])
  confirm()
  await eventually(() => expect([one.length, other.length]).toEqual([1, 1]))
})

test('an onlooker that fails, at once or later, goes on looking', async () => {
  let seen = 0
  await lookingOn(() => {
    seen += 1
    if (seen === 1) throw new Error('at once')
    return Promise.reject(new Error('later'))
  })
  for (const nth of [1, 2, 3]) {
    confirm()
    await eventually(() => expect(seen).toBe(nth))
  }
})

test('an onlooker looks on again when the broker has been away', async () => {
  const seen = await lookingOn()
  await broker.crash()
  await broker.revive()
  // What is announced before the onlooker is back is missed: it is a hint.
  await eventually(
    () => {
      confirm()
      expect(seen.length).toBeGreaterThan(0)
    },
    { withinMs: 15_000 },
  )
}, 30_000)

test('nobody may look on elsewhere than the topology says', async () => {
  await lookingOn()
  const [onlooker] = onlookers
  await expect(onlooker?.lookOn(payments, 'payment', () => {})).rejects.toThrow(/permission/i)
  await expect(onlooker?.lookOn(orders, 'cart', () => {})).rejects.toThrow(/permission/i)
  await expect(announcing.lookOn(catalog, 'product', () => {})).rejects.toThrow(/permission/i)
})
