import { afterAll, afterEach, beforeAll, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { provisionStreams } from '@galleria/chassis/bus/admin'
import type { Bus } from '@galleria/chassis/bus/bus'
import { openNatsBus } from '@galleria/chassis/bus/nats-bus'
import { createLogger } from '@galleria/chassis/telemetry/logger'
import { callerKeyFile, callersFile, ensureCallerKeys } from '../../keys/caller-keys.ts'
import { type Broker, type BrokerKeys, ensureKeys, provisionNats, startNatsServer } from '../../nats/broker.ts'
import { consumers, processNamed, streams } from '../../topology.ts'
import { root } from '../bootstrap.ts'
import { homeFolder } from '../places.ts'
import { until } from '../polling.ts'
import type { Door } from './console.ts'
import { deadLetters, tellLetters } from './dead-letters.ts'
import { readFlags } from './flags.ts'

let folder = ''
let broker: Broker
let keys: BrokerKeys
let door: Door
let bus: Bus
let observatory: Bun.Subprocess

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galleria-letters-'))
  const { path } = await provisionNats({ dataDir: homeFolder(), log: () => undefined })
  keys = await ensureKeys(join(folder, 'keys'))
  broker = await startNatsServer({ binary: path, dataDir: join(folder, 'nats'), port: 0, keys })
  const nkeySeed = await Bun.file(keys.admin?.seedFile ?? '').text()
  await provisionStreams({ url: broker.url, nkeySeed, streams, consumers })
  await ensureCallerKeys(join(folder, 'keys'))
  door = { natsUrl: broker.url, keysDir: join(folder, 'keys'), tls: false }
  const log = createLogger('tester', 'tester', 'silent')
  bus = await openNatsBus({
    url: broker.url,
    name: 'tester',
    seedFile: keys.tester?.seedFile,
    connectWithinMs: 5_000,
    log,
  })
}, 300_000)
afterAll(async () => {
  observatory?.kill()
  await observatory?.exited
  await bus?.drain()
  await broker?.stop()
  await rm(folder, { recursive: true, force: true })
})
afterEach(async () => {
  if (observatory) await tell('discard', '--all')
})

/** What the verb prints, line by line. */
async function tell(...argv: string[]): Promise<string[]> {
  const lines: string[] = []
  const code = await tellLetters(readFlags(['dead-letters', ...argv]), door, (text) => lines.push(...text.split('\n')))
  expect(code).toBe(0)
  return lines
}

const bury = async (consumer: string, eventId: string): Promise<number> => {
  const headers = {
    'ce-id': eventId,
    'ce-type': 'order-confirmed',
    'dead-reason': 'Error: no shelf',
    'dead-deliveries': '8',
    'dead-subject': 'evt.orders.order.confirmed.o-1',
    'dead-time': '2026-01-15T10:00:09.000Z',
    'dead-trace-id': '4bf92f3577b34da6a3ce929d0e0e4736',
  }
  await bus.publish(`dead.${consumer}`, '{"orderId":"o-1"}', headers, crypto.randomUUID(), 10_000)
  const told = JSON.parse((await tell('--json')).join('\n')) as { letters: { letterId: number; eventId: string }[] }
  return told.letters.find((letter) => letter.eventId === eventId)?.letterId ?? 0
}

test('where nothing runs, the verb says how to open the shop', async () => {
  const flags = { ...readFlags(['dead-letters']), dataDir: folder }
  await expect(deadLetters(flags)).rejects.toThrow('Start it with: bun start')
})

test('where nobody keeps dead letters, the verb says who is missing', async () => {
  await expect(tell()).rejects.toThrow('The observatory, which keeps the dead letters, is not running')
  const env = {
    PATH: process.env.PATH ?? '',
    NATS_URL: broker.url,
    NATS_NKEY_SEED_FILE: keys.observatory?.seedFile ?? '',
    CALLER_KEY_FILE: callerKeyFile(door.keysDir, 'observatory'),
    CALLER_KEYS_FILE: callersFile(door.keysDir),
    DATA_DIR: join(folder, 'observatory'),
    LOG_LEVEL: 'error',
  }
  const entry = join(root, processNamed('observatory').entry ?? '')
  observatory = Bun.spawn([process.execPath, '--no-env-file', entry], { env, stdin: 'ignore', stdout: 'inherit' })
  await until(() => tell().then(Boolean, () => false), { withinMs: 10_000 })
  expect(await tell()).toEqual(['There are no dead letters.'])
}, 30_000)

test('letters are listed with who failed on what and why, and one is shown with what the event said', async () => {
  const id = await bury('payments-capture', 'e-1')
  await bury('orders-note-dispatch', 'e-2')
  const [head, newest, oldest] = await tell('list')
  expect(head).toMatch(/id +died at +consumer +event +deliveries +reason/)
  expect(newest).toContain('orders-note-dispatch')
  expect(oldest?.trim().split(/ {2,}/)).toEqual([
    String(id),
    '2026-01-15T10:00:09.000Z',
    'payments-capture',
    'order-confirmed',
    '8',
    'Error: no shelf',
  ])
  expect(await tell('--consumer=payments-capture')).toHaveLength(2)
  expect(await tell('--consumer=nobody')).toEqual(['There are no dead letters.'])
  const shown = (await tell('show', String(id))).join('\n')
  for (const part of ['e-1', 'evt.orders.order.confirmed.o-1', '4bf92f3577b34da6a3ce929d0e0e4736', '{"orderId":"o-1"}'])
    expect(shown).toContain(part)
})

test('one letter, those of a consumer, or all are replayed and discarded', async () => {
  const id = await bury('payments-capture', 'e-1')
  for (const eventId of ['e-2', 'e-3']) await bury('payments-capture', eventId)
  await bury('orders-note-dispatch', 'e-4')
  const replayed: string[] = []
  await bus.watch('again.>', (message) => void replayed.push(`${message.subject} ${message.header('ce-id')}`))
  expect(await tell('replay', String(id))).toEqual(['One letter replayed.'])
  expect(await tell('replay', '--consumer=payments-capture')).toEqual(['2 letters replayed.'])
  await until(() => replayed.length >= 3, { withinMs: 10_000 })
  expect(replayed).toEqual(['e-1', 'e-2', 'e-3'].map((eventId) => `again.payments-capture ${eventId}`))
  expect(await tell('discard', '--all', '--json')).toEqual(['{', '  "discarded": 1', '}'])
  expect(await tell('discard', '--all')).toEqual(['0 letters discarded.'])
})

test.each([
  ['a letter that is not there', ['show', '4711'], 'There is no such dead letter'],
  ['no letter at all', ['replay'], 'say which'],
  ['a letter and all', ['discard', '1', '--all'], 'say which'],
  ['a letter that is no number', ['show', 'first'], 'say which'],
  ['a word that is not known', ['bury'], 'say which'],
])('%s is refused', async (_what, argv, reason) => {
  await expect(tell(...argv)).rejects.toThrow(reason)
})
