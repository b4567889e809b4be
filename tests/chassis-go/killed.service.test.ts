import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { catalog } from '@galleria/contracts/catalog'
import { inventory } from '@galleria/contracts/inventory'
import { orders } from '@galleria/contracts/orders'
import { commandOf } from '@galleria/infra/command'
import { eventually, fakeNeighbour, startBroker, startProcess, type TestBroker, testCall } from '@galleria/testkit'

const program = await commandOf({ entry: 'packages/chassis-go', language: 'go' })
if (!program) console.log('not tried, since Go is missing: where a process in Go dies')

describe.if(program !== undefined)('a process in Go that is to die at a fail-point', () => {
  let broker: TestBroker
  beforeAll(async () => {
    broker = await startBroker()
    await fakeNeighbour(broker, catalog)
    await fakeNeighbour(broker, inventory)
  }, 180_000)
  afterAll(() => broker.stop())

  test('dies when it has done what it was asked, and before it says so', async () => {
    const dataDir = broker.env('orders').DATA_DIR ?? ''
    await mkdir(dataDir, { recursive: true })
    await writeFile(join(dataDir, 'fail-point'), 'after-commit-before-answer 2')
    const env = { FAIL_POINTS: 'allowed' }
    const running = await startProcess(broker, 'orders', program ? { command: program, env } : { env })
    const quote = (call = testCall()) =>
      broker.client(orders).order.quote(orders.endpoints['order.quote'].example.request, call)
    expect(await quote()).toMatchObject({ ok: true })
    expect(await quote(testCall({ budgetMs: 600 })).catch((error: unknown) => error)).toMatchObject({ name: 'Outage' })
    await eventually(async () =>
      expect((await running.log()).at(-1)).toBe('killed at fail-point after-commit-before-answer, reach 2'),
    )
  })
})
