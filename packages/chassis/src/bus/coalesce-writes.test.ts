import { afterAll, beforeAll, expect, test } from 'bun:test'
import { eventually, startBroker, type TestBroker } from '@galleria/testkit'
import { connect, type NatsConnection } from 'nats'
import { brokerOptions, readSeed } from './broker-options.ts'
import { coalesceWrites } from './coalesce-writes.ts'

let broker: TestBroker

beforeAll(async () => {
  broker = await startBroker()
})
afterAll(() => broker.stop())

async function coalescing(): Promise<NatsConnection> {
  const seed = readSeed(`${broker.folder}/keys/tester.nk`)
  const connection = await connect({
    ...brokerOptions(broker.url, 'tester', seed),
    maxReconnectAttempts: -1,
    reconnectTimeWait: 50,
    reconnectJitter: 10,
  })
  expect(coalesceWrites(connection)).toBe(true)
  return connection
}

interface WithTransport {
  protocol: { transport: { send(frame: Uint8Array): void } }
}

test('what is published in one turn is one write', async () => {
  const connection = await coalescing()
  const { transport } = (connection as NatsConnection & WithTransport).protocol
  const send = transport.send.bind(transport)
  let writes = 0
  transport.send = (frame) => {
    writes += 1
    send(frame)
  }
  const publishInTurns = async () => {
    for (let i = 0; i < 50; i += 1) {
      connection.publish('test.turn', 'x')
      // A turn of many microtasks, as when many replies are made of one read.
      await Promise.resolve()
    }
  }
  await publishInTurns()
  await Bun.sleep(20)
  expect(writes).toBe(1)
  await connection.close()
})

test('thousands of messages survive a drain', async () => {
  const [sender, receiver] = await Promise.all([coalescing(), coalescing()])
  let heard = 0
  receiver.subscribe('test.drain', {
    callback: () => {
      heard += 1
    },
  })
  await receiver.flush()
  for (let i = 0; i < 5_000; i += 1) sender.publish('test.drain', `message ${i}`)
  await sender.drain()
  await eventually(() => expect(heard).toBe(5_000))
  await receiver.drain()
})

test('asks and answers go on when the broker has come back', async () => {
  const [asker, answerer] = await Promise.all([coalescing(), coalescing()])
  answerer.subscribe('test.echo', { callback: (_fault, message) => void message.respond(message.data) })
  await answerer.flush()
  await broker.crash()
  await broker.revive()
  await eventually(
    async () => expect((await asker.request('test.echo', 'still here', { timeout: 300 })).string()).toBe('still here'),
    { withinMs: 10_000 },
  )
  await Promise.all([asker.drain(), answerer.drain()])
}, 30_000)

test('a client that looks different is left alone', () => {
  const changed = { protocol: { flush: () => {} } }
  expect(coalesceWrites(changed as unknown as NatsConnection)).toBe(false)
  expect(Object.keys(changed.protocol)).toEqual(['flush'])
})
