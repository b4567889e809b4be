import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { provisionStreams } from '@galleria/chassis/bus/admin'
import { connectToNats } from '@galleria/chassis/bus/nats-connection'
import { createLogger } from '@galleria/chassis/telemetry/logger'
import { homeFolder } from '../cluster/places.ts'
import { until } from '../cluster/polling.ts'
import { consumers, streams } from '../topology.ts'
import { type Broker, type BrokerKeys, ensureKeys, provisionNats, startNatsServer } from './broker.ts'

type Connection = Awaited<ReturnType<typeof connectToNats>>

let folder = ''
let broker: Broker
let keys: BrokerKeys
let orders: Connection
let inventory: Connection

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galleria-permissions-'))
  const { path } = await provisionNats({ dataDir: homeFolder(), log: () => undefined })
  keys = await ensureKeys(join(folder, 'keys'))
  broker = await startNatsServer({ binary: path, dataDir: join(folder, 'nats'), port: 0, keys })
  orders = await connectAs('orders')
  inventory = await connectAs('inventory')
}, 300_000)

afterAll(async () => {
  await Promise.all([orders, inventory].map((connection) => connection?.close()))
  await broker?.stop()
  await rm(folder, { recursive: true, force: true })
})

test('orders asks inventory, and inventory may answer', async () => {
  inventory.subscribe('svc.inventory.reservation.make', { callback: (_error, message) => void message.respond('made') })
  await inventory.flush()
  expect((await orders.request('svc.inventory.reservation.make', 'please', { timeout: 10_000 })).string()).toBe('made')
})

test('inventory may not ask orders', async () => {
  await expect(inventory.request('svc.orders.order.place', 'please', { timeout: 10_000 })).rejects.toThrow(
    /permission/i,
  )
})

test('orders may not announce in the name of inventory', async () => {
  await expect(orders.request('evt.inventory.reservation.committed.x', 'lie', { timeout: 10_000 })).rejects.toThrow(
    /permission/i,
  )
})

test("orders may not listen to inventory's endpoints, nor read its inbox, nor everything", async () => {
  for (const subject of [
    'svc.inventory.reservation.make',
    '_INBOX_inventory.>',
    '_INBOX_bff-web.>',
    '>',
    '$SYS.>',
    'evt.>',
  ]) {
    expect(await subscribed(orders, subject)).toMatch(/permission/i)
  }
})

test('no process may make, purge or delete a stream', async () => {
  for (const action of ['CREATE', 'PURGE', 'DELETE']) {
    await expect(orders.request(`$JS.API.STREAM.${action}.ORDERS_EVENTS`, '', { timeout: 10_000 })).rejects.toThrow(
      /permission/i,
    )
  }
})

test('nobody comes in without a key, or with one that the broker does not know', async () => {
  await expect(connectAs('stranger', undefined)).rejects.toThrow(/authorization/i)
  const strange = await ensureKeys(join(folder, 'strange'), ['orders'])
  await expect(connectAs('orders', strange.orders?.seedFile)).rejects.toThrow(/authorization/i)
})

test('the administrator makes the streams and consumers of the topology, and may do so again', async () => {
  const nkeySeed = await Bun.file(keys.admin?.seedFile ?? '').text()
  for (const _twice of [1, 2]) await provisionStreams({ url: broker.url, nkeySeed, streams, consumers })
  const told = (await (await fetch(`${broker.monitorUrl}/jsz?streams=true&consumers=true`)).json()) as {
    streams: number
    consumers: number
  }
  expect(told).toMatchObject({ streams: streams.length, consumers: consumers.length })
})

test('a consumer may bury its own dead and no other, and only the observatory may dig them up', async () => {
  const observatory = await connectAs('observatory')
  const patient = { timeout: 10_000 }
  const buried = (await orders.request('dead.orders-note-dispatch', '{}', patient)).json() as { seq: number }
  expect(buried.seq).toBeGreaterThan(0)
  await expect(orders.request('dead.payments-capture', '{}', patient)).rejects.toThrow(/permission/i)
  await expect(orders.request('again.orders-note-dispatch', '{}', patient)).rejects.toThrow(/permission/i)
  const place = JSON.stringify({ seq: buried.seq })
  for (const action of ['MSG.GET', 'MSG.DELETE']) {
    await expect(orders.request(`$JS.API.STREAM.${action}.DEAD_LETTERS`, place, patient)).rejects.toThrow(/permission/i)
    const done = (await observatory.request(`$JS.API.STREAM.${action}.DEAD_LETTERS`, place, patient)).json()
    expect(done).not.toHaveProperty('error')
    await expect(observatory.request(`$JS.API.STREAM.${action}.ORDERS_EVENTS`, place, patient)).rejects.toThrow(
      /permission/i,
    )
  }
  await expect(observatory.request('$JS.API.STREAM.PURGE.DEAD_LETTERS', '', patient)).rejects.toThrow(/permission/i)
  expect((await observatory.request('again.orders-note-dispatch', '{}', patient)).json()).not.toHaveProperty('error')
  await observatory.close()
})

test('bff-web looks on at orders, and at nothing else', async () => {
  const web = await connectAs('bff-web')
  expect(await subscribed(web, 'evt.orders.order.*.*')).toBe('')
  for (const subject of ['evt.orders.>', 'evt.orders.*.*.*', 'evt.payments.payment.*.*', 'dead.>'])
    expect(await subscribed(web, subject)).toMatch(/permission/i)
  await web.close()
})

test('whoever is looked up in the registry may say so', async () => {
  const gateway = await connectAs('gateway')
  inventory.subscribe('$SRV.PING.inventory', { callback: (_error, message) => void message.respond('here') })
  await inventory.flush()
  expect((await gateway.request('$SRV.PING.inventory', '', { timeout: 10_000 })).string()).toBe('here')
  await gateway.close()
})

test('an asker cannot announce an event, or wipe a stream, by the hand of the one who answers', async () => {
  const heard: string[] = []
  inventory.subscribe('svc.inventory.reservation.release', {
    callback: (_error, message) => {
      heard.push(message.reply ?? '')
      message.respond('released')
    },
  })
  const tester = await connectAs('tester')
  tester.subscribe('evt.>', { callback: () => void heard.push('an event') })
  tester.subscribe('$JS.API.>', { callback: () => void heard.push('an order to the broker') })
  await Promise.all([inventory.flush(), tester.flush()])

  const targets = ['evt.payments.payment.authorized.x', '$JS.API.STREAM.PURGE.ORDERS_EVENTS']
  for (const reply of targets) orders.publish('svc.inventory.reservation.release', '', { reply })
  await orders.flush()
  await until(() => heard.length >= targets.length, { withinMs: 10_000 })
  await inventory.flush()
  await tester.flush()

  expect(heard).toEqual(targets)
  await tester.close()
})

function connectAs(name: string, seedFile = keys[name]?.seedFile): Promise<Connection> {
  return connectToNats({
    url: broker.url,
    name,
    seedFile,
    connectWithinMs: 10_000,
    log: createLogger('test', name, 'silent'),
  })
}

/** What the broker says to a subscription; empty when it says nothing against it. */
async function subscribed(connection: Connection, subject: string): Promise<string> {
  const refusal = Promise.withResolvers<string>()
  const subscription = connection.subscribe(subject, {
    callback: (error) => void (error && refusal.resolve(error.message)),
  })
  await connection.flush()
  try {
    return await Promise.race([refusal.promise, connection.flush().then(() => '')])
  } finally {
    if (!subscription.isClosed()) subscription.unsubscribe()
  }
}
