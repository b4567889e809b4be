import { afterAll, beforeAll, expect, test } from 'bun:test'
import { startBroker, type TestBroker } from '@galleria/testkit'

const durable = 'catalog-rank-bestsellers'
let broker: TestBroker

beforeAll(async () => {
  broker = await startBroker()
})
afterAll(() => broker.stop())

interface Told {
  readonly config: Readonly<Record<string, unknown>>
}
const admin = async (action: string, request: object = {}): Promise<Told> =>
  JSON.parse((await broker.bus.ask(`$JS.API.${action}`, JSON.stringify(request), {}, 2_000)).text()) as Told
const consumer = async () => (await admin(`CONSUMER.INFO.ORDERS_EVENTS.${durable}`)).config

test('a consumer that was made with a limit of deliveries is brought up to date: the process counts, and not the broker', async () => {
  const before = await consumer()
  const limited = { stream_name: 'ORDERS_EVENTS', action: 'update', config: { ...before, max_deliver: 8 } }
  await admin(`CONSUMER.CREATE.ORDERS_EVENTS.${durable}.${String(before.filter_subject)}`, limited)
  expect((await consumer()).max_deliver).toBe(8)
  await broker.provision()
  expect(await consumer()).toEqual(before)
  expect(before.max_deliver).toBe(-1)
})

test('events cannot be deleted one by one, dead letters can, and a replay is gone once it is settled', async () => {
  const rules = async (stream: string) => {
    const { deny_delete, retention, storage, max_age } = (await admin(`STREAM.INFO.${stream}`)).config
    expect([storage, max_age]).toEqual(['file', 30 * 86_400 * 1e9])
    return [deny_delete, retention]
  }
  expect(await rules('ORDERS_EVENTS')).toEqual([true, 'limits'])
  expect(await rules('DEAD_LETTERS')).toEqual([false, 'limits'])
  expect(await rules('REPLAYS')).toEqual([true, 'workqueue'])
})
