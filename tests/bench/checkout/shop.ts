import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ProcessName } from '@galleria/infra/topology'
import type { TestBroker } from '@galleria/testkit'
import { openingStock } from '../../../services/catalog/seed/opening-stock.ts'
import { freePort } from '../free-port.ts'
import { type Measured, startMeasured } from '../processes.ts'

/** The real processes that a checkout goes through. */
export interface Shop {
  /** Where the front door is. */
  readonly url: string
  readonly pspUrl: string
  readonly apiKey: string
  /** Each by its name, the broker among them. */
  readonly pids: Readonly<Record<string, number>>
  readonly skus: readonly string[]
  stop(): Promise<void>
}

const apiKey = 'psp_key_bench_0123456789'
const plenty = 1_000_000

/** Starts them as the cluster does, on a broker and ports of their own, with shelves that nobody can empty. */
export async function startShop(broker: TestBroker, spansTo: string): Promise<Shop> {
  const skus = openingStock().map(({ sku }) => sku)
  const stockFile = join(broker.folder, 'stock.json')
  await writeFile(stockFile, JSON.stringify(skus.map((sku) => ({ sku, quantity: plenty }))))
  const [door, web, psp, webhooks] = await Promise.all([freePort(), freePort(), freePort(), freePort()])
  const url = `http://127.0.0.1:${door}`
  const pspUrl = `http://127.0.0.1:${psp}`
  const secrets = { PSP_API_KEY: apiKey, PSP_WEBHOOK_SECRET: 'psp_webhook_bench_0123456789' }
  const started: (readonly [name: string, process: Measured])[] = []

  const run = async (name: ProcessName, program: string, extra: Record<string, string>, port: number, path: string) => {
    const env = broker.env(name, { OTEL_EXPORTER_OTLP_ENDPOINT: spansTo, LOG_LEVEL: 'info', ...extra })
    started.push([name, await startMeasured(program, env, `http://127.0.0.1:${port}${path}`)])
  }
  const start = async (name: ProcessName, program: string, extra: Record<string, string> = {}) => {
    const port = await freePort()
    await run(name, program, { ...extra, ADMIN_PORT: String(port) }, port, '/health/ready')
  }

  const hook = `http://127.0.0.1:${webhooks}/webhooks/psp`
  const provider = { ...secrets, HTTP_PORT: String(psp), PSP_WEBHOOK_URL: hook }
  await Promise.all([
    run('psp-simulator', 'infra/psp-simulator/server.ts', provider, psp, '/status'),
    start('payments', 'services/payments/service.ts', { ...secrets, PSP_URL: pspUrl, HTTP_PORT: String(webhooks) }),
    start('catalog', 'services/catalog/service.ts'),
    start('inventory', 'services/inventory/service.ts', { OPENING_STOCK_FILE: stockFile }),
    // Parcels stay where they are: what becomes of them is another story's load.
    start('shipping', 'tests/stand-ins/shipping/service.ts', { PACK_SECONDS: '86400' }),
    start('orders', 'services/orders/service.ts', { QUOTE_MINUTES: '1440' }),
  ])
  const pages = { FRONTENDS_DIR: broker.folder, PUBLIC_ORIGIN: url }
  await start('bff-web', 'bff/web/service.ts', { ...pages, HTTP_PORT: String(web) })
  const unlimited = Object.fromEntries(
    ['RATE_PER_SECOND', 'RATE_BURST', 'CHANGES_PER_SECOND', 'CHANGES_BURST'].map((limit) => [limit, '1000000']),
  )
  await start('gateway', 'bff/gateway/service.ts', { ...pages, ...unlimited, HTTP_PORT: String(door) })

  return {
    url,
    pspUrl,
    apiKey,
    skus,
    pids: { nats: broker.pid, ...Object.fromEntries(started.map(([name, { pid }]) => [name, pid])) },
    async stop() {
      for (const [, measured] of started.toReversed()) await measured.stop()
    },
  }
}
