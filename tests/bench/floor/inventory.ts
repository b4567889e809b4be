// The floor's inventory: plain use of the NATS client and SQLite.
import { Database } from 'bun:sqlite'
import { connect, JSONCodec } from 'nats'

const { stock } = (await Bun.file(process.env['FLOOR_DATA'] ?? '').json()) as {
  stock: { sku: string; available: number; level: string }[]
}
const db = new Database(':memory:')
db.run('CREATE TABLE stock (sku TEXT PRIMARY KEY, available INTEGER NOT NULL, level TEXT NOT NULL)')
const insert = db.query('INSERT OR IGNORE INTO stock VALUES (?, ?, ?)')
for (const { sku, available, level } of stock) insert.run(sku, available, level)
const select = db.query('SELECT sku, available, level FROM stock WHERE sku = ?')

const json = JSONCodec<{ skus: string[]; levels: unknown[] }>()
const connection = await connect({ servers: process.env['NATS_URL'] ?? '' })
connection.subscribe('floor.inventory.stock', {
  queue: 'inventory',
  callback: (_fault, message) => {
    const levels = json.decode(message.data).skus.map((sku) => select.get(sku))
    message.respond(json.encode({ levels } as never))
  },
})
await connection.flush()
Bun.serve({ hostname: '127.0.0.1', port: Number(process.env['PORT']), fetch: () => new Response('ready') })
