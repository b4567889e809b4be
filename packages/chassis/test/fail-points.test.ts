import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { armFailPoints } from '@galleria/chassis/faults/fail-points'
import { realWorld } from '@galleria/chassis/ports/index'
import { startRelay } from '@galleria/chassis/service/relay'
import { openDatabase } from '@galleria/chassis/store/database'
import { createOutbox, outboxMigration, outboxStreamMigration } from '@galleria/chassis/store/outbox'
import { createMetrics } from '@galleria/chassis/telemetry/metrics'
import { createTracing } from '@galleria/chassis/telemetry/otel-tracing'
import { orders } from '@galleria/contracts/orders'
import { payments } from '@galleria/contracts/payments'
import { eventually, rememberingLogger, startBroker, type TestBroker } from '@galleria/testkit'

let broker: TestBroker

beforeAll(async () => {
  broker = await startBroker()
})
afterAll(() => broker.stop())

/** A catalogue as a process of its own, with this order in its data folder. */
function catalogueWith(order: string) {
  const env = broker.env('catalog', { FAIL_POINTS: 'allowed' })
  const dataDir = env.DATA_DIR ?? ''
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(join(dataDir, 'fail-point'), order)
  const child = Bun.spawn([process.execPath, join(import.meta.dir, 'children/catalog.ts')], {
    env: { ...env, PATH: process.env.PATH ?? '', CHILD_STORY: 'answers' },
    stdout: 'pipe',
    stderr: 'pipe',
  })
  return { child, told: new Response(child.stderr).text(), logged: new Response(child.stdout).text() }
}

test('a service dies at the fail-point in its data folder', async () => {
  const { child, told } = catalogueWith('after-effect-before-ack 1')
  const { type, example } = orders.events['order.confirmed']
  const headers = { 'ce-id': 'e-1', 'ce-source': '/galleria/orders', 'ce-type': type, 'ce-subject': 'o-1' }
  await broker.bus.publish('evt.orders.order.confirmed.o-1', JSON.stringify(example), headers, 'e-1', 5_000)
  await child.exited
  expect(child.signalCode).toBe('SIGKILL')
  expect(await told).toEndWith('killed at fail-point after-effect-before-ack, reach 1\n')
}, 30_000)

test('a service that is to die at a point that does not exist says so, and does not start', async () => {
  const { child, told } = catalogueWith('before-lunch 1')
  expect(await child.exited).toBe(1)
  expect(await told).toContain('error: there is no fail-point "before-lunch"; there are after-commit-before-answer')
}, 30_000)

test('the relay may die before it has published, and before it has written down that it has', async () => {
  const db = openDatabase({ file: ':memory:', migrations: [outboxMigration, outboxStreamMigration] })
  const outbox = createOutbox(db, payments)
  const log = rememberingLogger()
  const about = { service: 'payments', instance: 'payments-1', version: '0.0.0', endpoint: undefined, ratio: 0 }
  const tracing = createTracing({ ...about, world: realWorld, log })
  const published: string[] = []
  const publish: TestBroker['bus']['publish'] = async (...event) => {
    await broker.bus.publish(...event)
    published.push(event[3])
  }
  const reached: unknown[] = []
  armFailPoints((point) => reached.push([point, [...published], outbox.depth()]))
  const { example } = payments.events['payment.captured']
  outbox.write('payment.captured', example.orderId, example, { eventId: 'p-1', time: '2026-01-15T10:00:00Z' })
  const metrics = createMetrics('payments')
  const relay = startRelay(outbox, { bus: { ...broker.bus, publish }, world: realWorld, log, tracing, metrics })
  await eventually(() => expect(outbox.depth()).toBe(0))
  await relay.stop()
  armFailPoints(undefined)
  expect(reached).toEqual([
    ['after-commit-before-publish', [], 1],
    ['after-publish-before-mark', ['p-1'], 1],
  ])
  db.close()
})
