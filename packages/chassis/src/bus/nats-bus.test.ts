import { afterAll, beforeAll, expect, test } from 'bun:test'
import { eventually, startBroker, type TestBroker } from '@galleria/testkit'
import { createLogger } from '../telemetry/logger.ts'
import type { Bus, BusAnswer, BusEndpoint, BusMessage } from './bus.ts'
import { openNatsBus } from './nats-bus.ts'

const log = createLogger('bus-test', 'bus-test', 'silent')
let broker: TestBroker

beforeAll(async () => {
  broker = await startBroker()
})
afterAll(() => broker.stop())

/** A process of its own on the bus that answers `svc.inventory.stock.list`. */
async function answering(handle: BusEndpoint['handle']): Promise<Bus> {
  const { NATS_NKEY_SEED_FILE } = broker.env('inventory')
  const bus = await openNatsBus({
    url: broker.url,
    name: 'inventory',
    seedFile: NATS_NKEY_SEED_FILE,
    connectWithinMs: 5_000,
    log,
  })
  await bus.register({
    name: 'inventory',
    version: '0.0.0',
    description: 'a test',
    metadata: {},
    endpoints: [{ name: 'stock-list', subject: 'svc.inventory.stock.list', metadata: {}, handle }],
    statistics: () => ({}),
  })
  return bus
}

const ask = (text = '', timeoutMs = 10_000): Promise<BusMessage> =>
  broker.bus.ask('svc.inventory.stock.list', text, {}, timeoutMs)

test('whoever leaves answers what is in hand, and takes in nothing more', async () => {
  const { promise: mayAnswer, resolve: letAnswer } = Promise.withResolvers<void>()
  const { promise: begun, resolve: tellBegun } = Promise.withResolvers<void>()
  const bus = await answering(async () => {
    tellBegun()
    await mayAnswer
    return { text: 'seven' }
  })
  const asked = ask()
  await begun
  let hasLeft = false
  const leaving = bus.leave().then(() => {
    hasLeft = true
  })
  await eventually(() => expect(ask('', 200)).rejects.toMatchObject({ fault: 'no-responders' }))
  expect(hasLeft).toBe(false)
  letAnswer()
  expect((await asked).text()).toBe('seven')
  await leaving
  await bus.drain()
})

test('whoever leaves may still ask others, as the work in hand may need to', async () => {
  const bus = await answering(async () => ({ text: 'seven' }))
  const other = broker.bus
  await other.leave()
  expect((await ask()).text()).toBe('seven')
  await bus.drain()
})

test('a reply that is longer than the broker takes is an error at once, not a silence', async () => {
  const bus = await answering(async () => ({ text: 'x'.repeat(2_000_000) }))
  expect((await ask()).header('Nats-Service-Error-Code')).toBe('500')
  await bus.drain()
})

test('a handler that throws or rejects, which it must not, leaves the others answered', async () => {
  const replies: (() => Promise<BusAnswer>)[] = [
    () => Promise.reject(new TypeError('against the rules')),
    () => JSON.parse('{'),
    async () => ({ text: 'seven' }),
  ]
  const bus = await answering(() => (replies.shift() ?? (() => Promise.reject(new Error('no more'))))())
  for (const _broken of [1, 2]) await expect(ask('', 100)).rejects.toMatchObject({ fault: 'timeout' })
  expect((await ask()).text()).toBe('seven')
  // Nor does it count as in hand for ever, which a drain would wait for.
  await bus.drain()
})

test('while the broker is away an ask fails at once, and what was pending fails with it; both work again when it is back', async () => {
  const bus = await answering(async (message) =>
    message.text() === 'slow' ? new Promise<never>(() => {}) : { text: 'seven' },
  )
  const pending = ask('slow', 20_000).catch((error) => error.fault)
  await broker.crash()
  expect(await pending).toBe('disconnected')
  const startMs = performance.now()
  await expect(ask('', 20_000)).rejects.toMatchObject({ fault: 'disconnected' })
  await expect(broker.bus.publish('evt.orders.order.placed.x', '{}', {}, 'x', 20_000)).rejects.toMatchObject({
    fault: 'disconnected',
  })
  expect(performance.now() - startMs).toBeLessThan(10_000)
  expect(broker.bus.isConnected()).toBe(false)

  await broker.revive()
  await eventually(async () => expect((await ask('', 500)).text()).toBe('seven'), { withinMs: 10_000 })
  expect(broker.bus.isConnected()).toBe(true)
  // The slow ask is still in hand; it must not keep the broker's absence from being survived by whoever stops.
  void bus.drain()
}, 30_000)

test('a process stops although the broker is away', async () => {
  const bus = await answering(async () => ({ text: 'seven' }))
  await broker.crash()
  await eventually(() => bus.isConnected() === false)
  await bus.drain()
  expect(bus.isConnected()).toBe(false)
  await broker.revive()
}, 30_000)

test('a process may be started before its broker', async () => {
  await broker.crash()
  const connecting = answering(async () => ({ text: 'seven' }))
  await Bun.sleep(300)
  await broker.revive()
  const bus = await connecting
  expect(bus.isConnected()).toBe(true)
  await bus.drain()
}, 30_000)

test('a broker that is nowhere is an error within the time given', async () => {
  const nowhere = openNatsBus({ url: 'nats://127.0.0.1:1', name: 'inventory', connectWithinMs: 400, log })
  await expect(nowhere).rejects.toMatchObject({ code: 'CONNECTION_REFUSED' })
})
