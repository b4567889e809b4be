import { afterAll, beforeAll, expect, test } from 'bun:test'
import { startBroker, type TestBroker } from '@galleria/testkit'
import { connect, type Msg, type NatsConnection } from 'nats'
import { createLogger } from '../telemetry/logger.ts'
import { brokerOptions, inboxPrefix, readSeed } from './broker-options.ts'
import type { BusMessage } from './bus.ts'
import { createRequestMux, type RequestMux } from './request-mux.ts'

const log = createLogger('mux-test', 'mux-test', 'silent')
let broker: TestBroker
let connection: NatsConnection
let mux: RequestMux

beforeAll(async () => {
  broker = await startBroker()
  connection = await connect(brokerOptions(broker.url, 'tester', readSeed(`${broker.folder}/keys/tester.nk`)))
  mux = createRequestMux(connection, inboxPrefix('tester'), log)
})
afterAll(async () => {
  await connection.close()
  await broker.stop()
})

/** Answers asks on a subject of its own. */
async function answering(answer: (message: Msg) => void): Promise<string> {
  const subject = `test.${crypto.randomUUID()}`
  connection.subscribe(subject, { callback: (_fault, message) => answer(message) })
  await connection.flush()
  return subject
}

const ask = (subject: string, text = '', timeoutMs = 10_000): Promise<BusMessage> =>
  mux.ask(subject, text, {}, timeoutMs)

test('many asks in flight each get their own answer, in whatever order the answers come', async () => {
  const held: Msg[] = []
  const subject = await answering((message) => {
    if (held.push(message) < 500) return
    for (const each of held.reverse()) each.respond(each.data)
  })
  const asked = Array.from({ length: 500 }, (_, i) => ask(subject, `question ${i}`))
  const texts = (await Promise.all(asked)).map((reply) => reply.text())
  expect(texts).toEqual(Array.from({ length: 500 }, (_, i) => `question ${i}`))
})

test('nobody listening is known long before the time is up', async () => {
  const startMs = performance.now()
  await expect(ask('test.nobody', '', 20_000)).rejects.toMatchObject({ fault: 'no-responders' })
  expect(performance.now() - startMs).toBeLessThan(10_000)
})

test('an answer that does not come is given up at its time, each ask at its own', async () => {
  const subject = await answering(() => {})
  const startMs = performance.now()
  const endedAfter = async (timeoutMs: number) => {
    await expect(ask(subject, '', timeoutMs)).rejects.toMatchObject({ fault: 'timeout' })
    return performance.now() - startMs
  }
  const [soon = 0, late = 0] = await Promise.all([endedAfter(50), endedAfter(250)])
  expect(soon).toBeGreaterThanOrEqual(49)
  expect(soon).toBeLessThan(late)
  expect(late).toBeGreaterThanOrEqual(249)
})

test('a late answer, or a second one, is nobody’s', async () => {
  const { promise: first, resolve } = Promise.withResolvers<Msg>()
  const subject = await answering((message) => {
    if (message.string() === 'late') return resolve(message)
    message.respond('yes')
    message.respond('no')
  })
  await expect(ask(subject, 'late', 30)).rejects.toMatchObject({ fault: 'timeout' })
  const late = await first
  late.respond('here I am')
  expect((await ask(subject, 'twice')).text()).toBe('yes')
  expect((await ask(subject, 'again')).text()).toBe('yes')
})

test('an empty answer is an answer', async () => {
  const subject = await answering((message) => void message.respond())
  expect((await ask(subject)).text()).toBe('')
})

test('an answer whose headers cannot be read does not end the reading of others', async () => {
  const subject = await answering((message) => {
    const nonsense = { encode: () => new TextEncoder().encode('NATS/1.0\r\nx: a\rb\r\n\r\n') }
    message.respond('', { headers: nonsense as never })
  })
  await ask(subject, '', 100).catch(() => {})
  const echo = await answering((message) => void message.respond('still reading'))
  expect((await ask(echo)).text()).toBe('still reading')
})

test('a text that is too long for the broker is the asker’s mistake, not an outage', async () => {
  const asked = ask('test.anything', 'x'.repeat(2_000_000))
  await expect(asked).rejects.toMatchObject({ code: 'MAX_PAYLOAD_EXCEEDED' })
})

test('a header that would smuggle in another is the asker’s mistake, not an outage', async () => {
  const asked = mux.ask('test.anything', '', { priority: 'low\r\nauthorization: Bearer x' }, 1_000)
  await expect(asked).rejects.toBeInstanceOf(TypeError)
})

test('when the connection is lost all that is pending fails at once, and asking goes on afterwards', async () => {
  const subject = await answering((message) => {
    if (message.string() === 'answer') message.respond('yes')
  })
  const pending = [ask(subject, '', 20_000), ask(subject, '', 20_000)].map((asked) =>
    asked.catch((error) => error.fault),
  )
  mux.failAll('disconnected')
  expect(await Promise.all(pending)).toEqual(['disconnected', 'disconnected'])
  expect((await ask(subject, 'answer')).text()).toBe('yes')
  await expect(ask(subject, '', 40)).rejects.toMatchObject({ fault: 'timeout' })
})

test('on a closed connection an ask fails as disconnected', async () => {
  const own = await connect(brokerOptions(broker.url, 'tester', readSeed(`${broker.folder}/keys/tester.nk`)))
  const asks = createRequestMux(own, inboxPrefix('tester'), log)
  await own.close()
  await expect(asks.ask('test.anything', '', {}, 1_000)).rejects.toMatchObject({ fault: 'disconnected' })
})
