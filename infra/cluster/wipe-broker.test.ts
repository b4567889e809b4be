import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createService, type Service } from '@galleria/chassis'
import { provisionStreams } from '@galleria/chassis/bus/admin'
import { openDatabase } from '@galleria/chassis/store/database'
import { createOutbox, outboxMigration, outboxStreamMigration } from '@galleria/chassis/store/outbox'
import { orders } from '@galleria/contracts/orders'
import { type BrokerKeys, ensureKeys, prepareBroker, provisionNats } from '../nats/broker.ts'
import { consumers, streams } from '../topology.ts'
import { type Controls, remoteControls, serveControls } from './control.ts'
import { homeFolder } from './places.ts'
import { until } from './polling.ts'
import { choosePorts } from './ports.ts'
import { socketPath } from './state.ts'
import { Supervisor } from './supervisor.ts'
import { wipeBroker } from './wipe-broker.ts'

const { example } = orders.events['order.confirmed']
let folder = ''
let keys: BrokerKeys
let port = 0
let monitorPort = 0
let announcing: Service
const supervisor = new Supervisor({ another: () => Promise.reject(new Error('there is one broker')) })
const provision = async () => {
  const nkeySeed = await Bun.file(keys.admin?.seedFile ?? '').text()
  await provisionStreams({ url: `nats://127.0.0.1:${port}`, nkeySeed, streams, consumers })
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galleria-wipe-'))
  const { path: binary } = await provisionNats({ dataDir: homeFolder(), log: () => undefined })
  keys = await ensureKeys(join(folder, 'keys'))
  const ports = await choosePorts(['nats', 'monitor'].map((key) => ({ key, wanted: 0 })))
  port = ports.get('nats')?.port ?? 0
  monitorPort = ports.get('monitor')?.port ?? 0
  const argv = await prepareBroker({ binary, dataDir: join(folder, 'nats'), port, monitorPort, keys })
  const healthUrl = `http://127.0.0.1:${monitorPort}/healthz`
  const about = {
    instance: 'nats-1',
    process: 'nats',
    after: [],
    outlivedBy: [],
    dispensable: false,
    single: true,
    argv,
    healthUrl,
  }
  await supervisor.start([{ ...about, env: {}, cwd: folder, logFile: join(folder, 'nats-1.log') }])
  await provision()
  const db = openDatabase({ file: ':memory:', migrations: [outboxMigration, outboxStreamMigration] })
  const outbox = createOutbox(db, orders)
  const env = { NATS_URL: `nats://127.0.0.1:${port}`, NATS_NKEY_SEED_FILE: keys.orders?.seedFile, LOG_LEVEL: 'silent' }
  announcing = await createService({ name: 'orders', env })
  await announcing.start({ outbox, onStop: () => db.close() })
  for (let i = 0; i < 25; i += 1)
    outbox.write('order.confirmed', example.orderId, example, { eventId: `e-${i}`, time: '2026-01-15T10:00:00Z' })
  await until(() => outbox.depth() === 0, { withinMs: 5_000 })
}, 300_000)
afterAll(async () => {
  await announcing?.stop()
  await supervisor.drain()
  await rm(folder, { recursive: true, force: true })
})

const wipe = (withinMs?: number) =>
  wipeBroker({
    without: (work) => supervisor.without('nats', work),
    brokerDir: join(folder, 'nats'),
    monitorUrl: `http://127.0.0.1:${monitorPort}`,
    provision,
    ...(withinMs === undefined ? {} : { withinMs }),
  })

test('a broker that loses its streams gets every event back from those who wrote them down (I-MSG-6)', async () => {
  expect(await wipe()).toEqual({ before: 25, back: 25, tookMs: expect.any(Number) })
  expect(supervisor.statuses).toMatchObject([{ state: 'ready', restarts: 0 }])
}, 60_000)

test('the verb asks the supervisor over its socket, and is told what came of it', async () => {
  const socket = socketPath(folder)
  const server = await serveControls(socket, { wipeBroker: () => wipe() } as Controls)
  expect(await remoteControls(socket).wipeBroker()).toMatchObject({ before: 25, back: 25 })
  await server.stop(true)
}, 60_000)

test('what does not come back is told: nobody is there who could publish it', async () => {
  await announcing.stop()
  expect(await wipe(300)).toMatchObject({ before: 25, back: 0 })
}, 60_000)
