import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { catalog } from '@galleria/contracts/catalog'
import { inventory } from '@galleria/contracts/inventory'
import { type TestBroker, testCall } from '@galleria/testkit'
import { freePort } from './free-port.ts'
import { type Measured, startMeasured } from './processes.ts'

/** One way to serve the page: the port of its BFF, and the processes whose CPU is counted. */
export interface Contestant {
  readonly port: number
  readonly processes: readonly Measured[]
}

/** The pages asked for, in turn. */
export const productCount = 48

/** Starts the real catalogue, inventory and web BFF on a broker of their own. */
export async function startOurs(broker: TestBroker, spansTo: string): Promise<Contestant> {
  const stockFile = join(broker.folder, 'stock.json')
  await stockShelves(stockFile)
  const common = { OTEL_EXPORTER_OTLP_ENDPOINT: spansTo, LOG_LEVEL: 'warn' }
  const start = async (
    program: string,
    name: 'catalog' | 'inventory' | 'bff-web',
    extra: Record<string, string> = {},
  ) => {
    const port = await freePort()
    const env = broker.env(name, { ...common, ADMIN_PORT: String(port), ...extra })
    return startMeasured(program, env, `http://127.0.0.1:${port}/health/ready`)
  }
  const services = await Promise.all([
    start('services/catalog/service.ts', 'catalog'),
    start('services/inventory/service.ts', 'inventory', { OPENING_STOCK_FILE: stockFile }),
  ])
  const port = await freePort()
  const bff = await start('bff/web/service.ts', 'bff-web', { HTTP_PORT: String(port), FRONTENDS_DIR: broker.folder })
  return { port, processes: [bff, ...services] }
}

/** What the real services say of the products, so that the floor serves the same bytes. */
export interface FloorData {
  readonly productIds: readonly string[]
  readonly file: string
}

/** Asks the real services once, and writes down what the floor will answer. */
export async function recordFloorData(broker: TestBroker): Promise<FloorData> {
  const [shop, store] = [broker.client(catalog), broker.client(inventory)]
  const ask = async <Value>(asked: Promise<{ ok: true; value: Value } | { ok: false }>): Promise<Value> => {
    const answer = await asked
    if (!answer.ok) throw new Error('the real services refused what the bench needs')
    return answer.value
  }
  const listing = await ask(
    shop.product.search({ filters: {}, sort: 'popular', limit: productCount, locale: 'en' }, testCall()),
  )
  const productIds = listing.products.map(({ productId }) => productId)
  const products: Record<string, unknown> = {}
  const related: Record<string, unknown> = {}
  const skus: Record<string, string[]> = {}
  const stock: unknown[] = []
  for (const productId of productIds) {
    const product = await ask(shop.product.get({ productId, locale: 'en' }, testCall()))
    const own = product.variants.map(({ sku }) => sku)
    products[productId] = product
    skus[productId] = own
    related[productId] = await ask(shop.product.related({ skus: own, limit: 4, locale: 'en' }, testCall()))
    stock.push(...(await ask(store.stock.list({ skus: own }, testCall()))).levels)
  }
  const file = join(broker.folder, 'floor.json')
  await writeFile(file, JSON.stringify({ products, related, skus, stock }))
  return { productIds, file }
}

/** Starts the floor: the same page by plain use of the same libraries, on a bare nats-server. */
export async function startFloor(natsUrl: string, { file }: FloorData): Promise<Contestant> {
  const start = async (program: string) => {
    const port = await freePort()
    const measured = await startMeasured(
      `tests/bench/floor/${program}.ts`,
      { NATS_URL: natsUrl, FLOOR_DATA: file, PORT: String(port) },
      `http://127.0.0.1:${port}/ready`,
    )
    return { port, measured }
  }
  const services = await Promise.all([start('catalog'), start('inventory')])
  const bff = await start('bff')
  return { port: bff.port, processes: [bff.measured, ...services.map(({ measured }) => measured)] }
}

async function stockShelves(file: string): Promise<void> {
  const { openingStock } = await import('../../services/catalog/seed/opening-stock.ts')
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, JSON.stringify(openingStock()))
}
