import { afterAll, beforeAll, expect, test } from 'bun:test'
import { startBroker, type TestBroker } from './broker.ts'
import { startProcess } from './process.ts'

let broker: TestBroker

beforeAll(async () => {
  broker = await startBroker()
})

afterAll(() => broker.stop())

test('a process of the topology runs as the cluster runs it, is seen from outside, and drains when it is told to', async () => {
  const inventory = await startProcess(broker, 'inventory')
  const metrics = await (await fetch(`${inventory.adminUrl}/metrics`)).text()
  expect(metrics).toContain('galleria_outbox_pending')
  expect(await inventory.stop()).toBe(0)
  expect((await inventory.log()).every((line) => line.startsWith('{'))).toBe(true)
}, 40_000)

test('one that cannot start says why', async () => {
  const starting = startProcess(broker, 'inventory', { env: { NATS_URL: 'nonsense' } })
  await expect(starting).rejects.toThrow(/inventory is not ready. Its log ends:\n.*NATS_URL/s)
}, 40_000)
