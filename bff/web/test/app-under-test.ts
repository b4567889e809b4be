import type { Deed } from '@galleria/chassis/audit/deed'
import { budget } from '@galleria/chassis/budget'
import type { KeyValue } from '@galleria/chassis/bus/key-value'
import { createOpenStreams } from '@galleria/chassis/http/open-streams'
import { realWorld, type World } from '@galleria/chassis/ports/index'
import type { Service } from '@galleria/chassis/service/service'
import type { LogFields, Logger } from '@galleria/chassis/telemetry/logger'
import { createMetrics } from '@galleria/chassis/telemetry/metrics'
import { createTracing } from '@galleria/chassis/telemetry/otel-tracing'
import { catalog } from '@galleria/contracts/catalog'
import { scriptHeader } from '@galleria/contracts/headers'
import { inventory } from '@galleria/contracts/inventory'
import { observatory } from '@galleria/contracts/observatory'
import { orders } from '@galleria/contracts/orders'
import { payments } from '@galleria/contracts/payments'
import { recommendations } from '@galleria/contracts/recommendations'
import { shipping } from '@galleria/contracts/shipping'
import { createApp } from '../app.ts'
import { createCatalogDownstream } from '../downstream/catalog.ts'
import { createInventoryDownstream } from '../downstream/inventory.ts'
import { createObservatoryDownstream } from '../downstream/observatory.ts'
import { createOrdersDownstream } from '../downstream/orders.ts'
import { createPaymentsDownstream } from '../downstream/payments.ts'
import { createRecommendationsDownstream } from '../downstream/recommendations.ts'
import { createShippingDownstream } from '../downstream/shipping.ts'
import type { WebPorts } from '../ports.ts'
import type { IdentityServer } from '../session/identity-server.ts'
import { createSigningIn } from '../session/signing-in.ts'
import { createOrderNews } from '../watch/order-news.ts'
import { type Asked, fakeClient, type Told } from './fake-client.ts'
import { fakeIdentity } from './fake-identity.ts'
import { memoryBucket } from './memory-bucket.ts'

/** The shopper in every test's story. */
export const mina = '3f0a6a1e-58c1-4a0e-9a8e-0c6a3c1f7b52'
export const shop = 'http://localhost:8080'

/** The whole BFF without a port or a bus; `told` may be changed while it runs, as when a service dies. */
export function appUnderTest({
  told = {},
  ports = {},
  world = realWorld,
  bucket = memoryBucket().bucket,
  identity = fakeIdentity(world.clock).identity,
}: {
  told?: Told
  ports?: Partial<WebPorts>
  world?: World
  bucket?: KeyValue
  identity?: IdentityServer
} = {}) {
  const lines: LogFields[] = []
  const write = (fields: LogFields) => void lines.push(fields)
  const log: Logger = { debug: write, info: write, warn: write, error: write, child: () => log }
  const metrics = createMetrics('bff-web')
  const tracing = createTracing({
    service: 'bff-web',
    instance: 'test',
    version: '0',
    endpoint: undefined,
    ratio: 0,
    world,
    log,
  })
  const noted: Deed[] = []
  const audit = { note: (deed: Deed) => void noted.push(deed) }
  const service = {
    world,
    log,
    metrics,
    tracing,
    audit,
    ownCall: (task: string, budgetMs: number) => ({
      trace: tracing.background(task),
      budget: budget(world.clock, budgetMs),
      priority: 'low',
      log,
    }),
  } as Service
  const streams = createOpenStreams(metrics)
  const orderNews = createOrderNews()
  const parcelNews = createOrderNews()
  const asked: Asked[] = []
  const { clock } = world
  const ordersDesk = createOrdersDownstream(fakeClient(orders, told, asked))
  const key = new Uint8Array(32).fill(7)
  const signingIn = createSigningIn({ identity, bucket, key, orders: ordersDesk, world, log, metrics, audit })
  const app = createApp(service, {
    ...signingIn,
    accountUrl: 'http://localhost:8085/account',
    catalog: createCatalogDownstream(fakeClient(catalog, told, asked), clock),
    inventory: createInventoryDownstream(fakeClient(inventory, told, asked), clock),
    orders: ordersDesk,
    payments: createPaymentsDownstream(fakeClient(payments, told, asked)),
    recommendations: createRecommendationsDownstream(fakeClient(recommendations, told, asked), clock),
    shipping: createShippingDownstream(fakeClient(shipping, told, asked)),
    observatory: createObservatoryDownstream(fakeClient(observatory, told, asked)),
    orderNews,
    parcelNews,
    streams,
    published: async () => undefined,
    paint: async (svg) => new TextEncoder().encode(svg),
    clock,
    newShopperId: () => mina,
    publicOrigin: shop,
    ...ports,
  })
  return {
    asked,
    streams,
    orderNews,
    parcelNews,
    metrics,
    /** What was written into the audit. */
    noted,
    /** What was logged, without the messages. */
    lines,
    endpoints: () => asked.map(({ endpoint }) => endpoint),
    get: (path: string, headers: Record<string, string> = {}) => app.request(`${shop}${path}`, { headers }),
    send: (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
      app.request(`${shop}${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...asOurScript, ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    app,
  }
}

/** The headers of a script of ours that changes something. */
export const asOurScript = { 'sec-fetch-site': 'same-origin', [scriptHeader]: '1' }
/** The header of someone who has shopped here before. */
export const asMina = { cookie: `__Host-Http-galleria-shopper=${mina}` }
