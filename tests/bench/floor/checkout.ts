// The floor of a checkout: what it must make durable, by plain use of the same drivers. `?concurrency=16&count=500` runs it.
import { Database } from 'bun:sqlite'
import { mkdirSync } from 'node:fs'
import { connect, headers, RetentionPolicy } from 'nats'
import { closedLoop } from '../checkout/pace.ts'

const folder = process.env['FLOOR_DIR'] ?? ''
mkdirSync(folder, { recursive: true })
const db = new Database(`${folder}/floor.sqlite`, { create: true, strict: true })
db.run('PRAGMA journal_mode = WAL')
db.run('PRAGMA synchronous = FULL')
db.run('CREATE TABLE events (sequence INTEGER PRIMARY KEY, order_id TEXT NOT NULL UNIQUE, data TEXT NOT NULL) STRICT')
db.run('CREATE TABLE keys (key TEXT PRIMARY KEY, order_id TEXT NOT NULL) STRICT, WITHOUT ROWID')
db.run('CREATE TABLE sagas (order_id TEXT PRIMARY KEY, data TEXT NOT NULL) STRICT, WITHOUT ROWID')
const insertEvent = db.query('INSERT INTO events (order_id, data) VALUES (?, ?)')
const insertKey = db.query('INSERT INTO keys VALUES (?, ?)')
const insertSaga = db.query('INSERT INTO sagas VALUES (?, ?)')
// About a thousand bytes, as an order's event, its key and its saga are together.
const [event, saga] = ['e'.repeat(600), 's'.repeat(280)]
const commit = db.transaction((orderId: string) => {
  insertEvent.run(orderId, event)
  insertKey.run(crypto.randomUUID(), orderId)
  insertSaga.run(orderId, saga)
})

const connection = await connect({ servers: process.env['NATS_URL'] ?? '' })
const admin = await connection.jetstreamManager()
await admin.streams.add({ name: 'FLOOR', subjects: ['floor.>'], retention: RetentionPolicy.Limits })
const stream = connection.jetstream()
const payload = new TextEncoder().encode('p'.repeat(300))

async function checkOut(): Promise<void> {
  const orderId = crypto.randomUUID()
  commit(orderId)
  const head = headers()
  head.set('Nats-Msg-Id', orderId)
  await stream.publish(`floor.order.placed.${orderId}`, payload, { headers: head })
}

Bun.serve({
  hostname: '127.0.0.1',
  port: Number(process.env['PORT']),
  idleTimeout: 60,
  async fetch(request) {
    const { searchParams } = new URL(request.url)
    const [concurrency, count] = [Number(searchParams.get('concurrency')), Number(searchParams.get('count'))]
    return Response.json(await closedLoop({ concurrency, count }, checkOut))
  },
})
