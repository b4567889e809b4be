import { createService } from '@galleria/chassis'
import { createGuard } from '@galleria/chassis/breaker/guard'
import { readSettings } from '@galleria/chassis/config/settings'
import { createOpenStreams } from '@galleria/chassis/http/open-streams'
import { systemHttpForward } from '@galleria/chassis/ports/http-forward'
import { readPublisherKey } from '@galleria/chassis/publication/publisher-key'
import { watchPublication } from '@galleria/chassis/publication/watch-publication'
import { catalog } from '@galleria/contracts/catalog'
import { inventory } from '@galleria/contracts/inventory'
import { observatory } from '@galleria/contracts/observatory'
import { orders } from '@galleria/contracts/orders'
import { payments } from '@galleria/contracts/payments'
import { recommendations } from '@galleria/contracts/recommendations'
import { shipping } from '@galleria/contracts/shipping'
import { createApp } from './app.ts'
import { createCatalogDownstream } from './downstream/catalog.ts'
import { createInventoryDownstream } from './downstream/inventory.ts'
import { createObservatoryDownstream } from './downstream/observatory.ts'
import { createOrdersDownstream } from './downstream/orders.ts'
import { createPaymentsDownstream } from './downstream/payments.ts'
import { createRecommendationsDownstream } from './downstream/recommendations.ts'
import { createShippingDownstream } from './downstream/shipping.ts'
import { createPainter } from './og/painter.ts'
import { readClientKey } from './session/client-key.ts'
import { target } from './session/identity-metadata.ts'
import { openIdIdentityServer } from './session/openid-identity-server.ts'
import { readSessionKey } from './session/seal.ts'
import { createSigningIn } from './session/signing-in.ts'
import { webSettings } from './settings.ts'
import { createOrderNews } from './watch/order-news.ts'

/** Exchanges with the identity server at a time: each sign-in is two, each session renews itself every four minutes. */
const mostExchanges = 32
const bucket = 'web_sessions'
/** The most Bun takes in by itself; the routes refuse bodies long before, and say so in a problem. */
const mostBodyBytes = 65_536

/** Starts the back end of the browser shop. */
export async function startWebBff(env: Readonly<Record<string, string | undefined>>) {
  const settings = readSettings(webSettings, env)
  const publisher = readPublisherKey(settings.FRONTENDS_KEY_FILE)
  const service = await createService({ name: 'bff-web', rank: 'core', env })
  const { clock, ids } = service.world
  const frontends = watchPublication(service, { folder: settings.FRONTENDS_DIR, key: publisher })

  const streams = createOpenStreams(service.metrics)
  const orderNews = createOrderNews()
  const parcelNews = createOrderNews()
  const painter = createPainter({ clock })

  const guard = createGuard({
    name: target,
    metrics: service.guardMetrics,
    world: service.world,
    capacity: mostExchanges,
  })
  service.watch(guard)
  const orderDesk = createOrdersDownstream(service.client(orders))
  const signingIn = createSigningIn({
    identity: openIdIdentityServer({
      issuer: settings.ISSUER,
      internalUrl: settings.IDENTITY_URL ?? new URL(settings.ISSUER).origin,
      clientId: 'galleria-web',
      key: await readClientKey(settings.WEB_CLIENT_KEY_FILE),
      publicOrigin: settings.PUBLIC_ORIGIN,
      send: systemHttpForward,
      guard,
      clock,
      failed: (error) => service.log.warn({ error }, 'the identity server’s metadata were not read anew'),
    }),
    bucket: service.keyValue(bucket),
    key: await readSessionKey(settings.SESSION_KEY_FILE),
    orders: orderDesk,
    world: service.world,
    log: service.log,
    metrics: service.metrics,
    audit: service.audit,
  })

  const app = createApp(service, {
    ...signingIn,
    accountUrl: `${settings.ISSUER}/account`,
    catalog: createCatalogDownstream(service.client(catalog), clock),
    inventory: createInventoryDownstream(service.client(inventory), clock),
    orders: orderDesk,
    payments: createPaymentsDownstream(service.client(payments)),
    recommendations: createRecommendationsDownstream(service.client(recommendations), clock),
    shipping: createShippingDownstream(service.client(shipping)),
    observatory: createObservatoryDownstream(service.client(observatory)),
    orderNews,
    parcelNews,
    streams,
    published: frontends.read,
    paint: painter.paint,
    clock,
    newShopperId: ids.secret,
    publicOrigin: settings.PUBLIC_ORIGIN,
  })
  await service.lookOn(orders, 'order', ({ aggregateId }) => orderNews.heard(aggregateId))
  // A parcel is named by its order.
  await service.lookOn(shipping, 'parcel', ({ aggregateId }) => parcelNews.heard(aggregateId))
  await service.start({
    http: { fetch: (request) => app.fetch(request), maxBodyBytes: mostBodyBytes, onClosing: streams.close },
    details: { frontends: frontends.detail },
    onStop: painter.stop,
  })
  return service
}

if (import.meta.main) await startWebBff(process.env)
