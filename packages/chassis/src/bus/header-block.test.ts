import { afterAll, beforeAll, expect, test } from 'bun:test'
import { startBroker, type TestBroker } from '@galleria/testkit'
import { connect, headers, type Msg, type NatsConnection, nkeyAuthenticator } from 'nats'
import { headerReader, outgoingHeaders } from './header-block.ts'

let broker: TestBroker
let connection: NatsConnection

beforeAll(async () => {
  broker = await startBroker()
  const seed = await Bun.file(`${broker.folder}/keys/tester.nk`).bytes()
  connection = await connect({ servers: broker.url, authenticator: nkeyAuthenticator(seed) })
})
afterAll(async () => {
  await connection.close()
  await broker.stop()
})

async function sent(publish: (subject: string) => void): Promise<Msg> {
  const { promise, resolve } = Promise.withResolvers<Msg>()
  const subject = `test.${crypto.randomUUID()}`
  connection.subscribe(subject, { max: 1, callback: (_fault, message) => resolve(message) })
  await connection.flush()
  publish(subject)
  return promise
}

test('the client’s own class reads what we write', async () => {
  const message = await sent((subject) =>
    connection.publish(subject, 'x', { headers: outgoingHeaders({ traceparent: '00-a-b-01', 'timeout-ms': '250' }) }),
  )
  expect(message.headers?.get('traceparent')).toBe('00-a-b-01')
  expect(message.headers?.get('timeout-ms')).toBe('250')
  expect(message.string()).toBe('x')
})

test('we read what the client’s own class writes, out of the bytes and not by falling back', async () => {
  const written = headers()
  written.set('timeout-ms', '250')
  written.set('priority', 'high')
  const message = await sent((subject) => connection.publish(subject, '', { headers: written }))
  // The fallback would go through this getter.
  Object.defineProperty(message, 'headers', { get: () => expect.unreachable() })
  const read = headerReader(message)
  expect([read('timeout-ms'), read('priority'), read('idempotency-key')]).toEqual(['250', 'high', undefined])
})

test('so it is for a message that comes through the Services API', async () => {
  const service = await connection.services.add({ name: 'test', version: '0.0.0' })
  service.addEndpoint('echo', (_fault, message) => {
    Object.defineProperty(message, 'headers', { get: () => expect.unreachable() })
    message.respond(headerReader(message)('priority'))
  })
  const reply = await connection.request('echo', '', { headers: outgoingHeaders({ priority: 'high' }), timeout: 1_000 })
  expect(reply.string()).toBe('high')
  await service.stop()
})

test('a message without headers has none', async () => {
  const message = await sent((subject) => connection.publish(subject, 'x'))
  expect(headerReader(message)('priority')).toBeUndefined()
})

test('a header’s value cannot smuggle in another', () => {
  expect(() => outgoingHeaders({ priority: 'low\r\nauthorization: Bearer x' })).toThrow(TypeError)
})
