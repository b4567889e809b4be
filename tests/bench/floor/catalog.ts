// The floor's catalogue: plain use of the NATS client, no chassis. It answers what the real one answered.
import { connect, JSONCodec } from 'nats'

const { products, related } = (await Bun.file(process.env['FLOOR_DATA'] ?? '').json()) as {
  products: Record<string, unknown>
  related: Record<string, unknown>
}
const json = JSONCodec<Record<string, unknown>>()
const connection = await connect({ servers: process.env['NATS_URL'] ?? '' })

connection.subscribe('floor.catalog.product', {
  queue: 'catalog',
  callback: (_fault, message) =>
    message.respond(json.encode(products[String(json.decode(message.data)['productId'])] as never)),
})
connection.subscribe('floor.catalog.related', {
  queue: 'catalog',
  callback: (_fault, message) =>
    message.respond(json.encode(related[String(json.decode(message.data)['productId'])] as never)),
})
await connection.flush()
Bun.serve({ hostname: '127.0.0.1', port: Number(process.env['PORT']), fetch: () => new Response('ready') })
