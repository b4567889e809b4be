// The floor's BFF: Bun.serve and three asks in parallel, composed by parse and stringify.
import { connect, JSONCodec } from 'nats'

const { skus } = (await Bun.file(process.env['FLOOR_DATA'] ?? '').json()) as { skus: Record<string, string[]> }
const json = JSONCodec<unknown>()
const connection = await connect({ servers: process.env['NATS_URL'] ?? '' })

async function ask(subject: string, request: unknown): Promise<unknown> {
  return json.decode((await connection.request(subject, json.encode(request), { timeout: 1_000 })).data)
}

Bun.serve({
  hostname: '127.0.0.1',
  port: Number(process.env['PORT']),
  async fetch(request) {
    if (request.url.endsWith('/ready')) return new Response('ready')
    const productId = new URL(request.url).pathname.slice('/api/web/pages/product/'.length)
    const [product, stock, related] = await Promise.all([
      ask('floor.catalog.product', { productId, locale: 'en' }),
      ask('floor.inventory.stock', { skus: skus[productId] }),
      ask('floor.catalog.related', { productId, locale: 'en' }),
    ])
    return Response.json({
      product: { state: 'fresh', data: product },
      stock: { state: 'fresh', data: (stock as { levels: unknown }).levels },
      related: { state: 'fresh', data: (related as { products: unknown }).products },
    })
  },
})
