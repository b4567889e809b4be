import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { orders } from '@galleria/contracts/orders'
import { startBroker, type TestBroker } from '@galleria/testkit'

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
  const headers = { 'ce-id': 'e-1', 'ce-type': type, 'ce-subject': 'o-1' }
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
