import { join } from 'node:path'
import { createService } from '@galleria/chassis'
import { readSettings } from '@galleria/chassis/config/settings'
import { watchFile } from '@galleria/chassis/config/watched-file'
import { createOpenStreams } from '@galleria/chassis/http/open-streams'
import { catalog } from '@galleria/contracts/catalog'
import { PublishedFrontends } from '@galleria/contracts/frontends'
import { inventory } from '@galleria/contracts/inventory'
import { observatory } from '@galleria/contracts/observatory'
import { orders } from '@galleria/contracts/orders'
import { payments } from '@galleria/contracts/payments'
import { createApp } from './app.ts'
import { createCatalogDownstream } from './downstream/catalog.ts'
import { createInventoryDownstream } from './downstream/inventory.ts'
import { createObservatoryDownstream } from './downstream/observatory.ts'
import { createOrdersDownstream } from './downstream/orders.ts'
import { createPaymentsDownstream } from './downstream/payments.ts'
import { createPainter } from './og/painter.ts'
import { webSettings } from './settings.ts'
import { createOrderNews } from './watch/order-news.ts'

/** The most Bun takes in by itself; the routes refuse bodies long before, and say so in a problem. */
const mostBodyBytes = 65_536

/** Starts the back end of the browser shop. */
export async function startWebBff(env: Readonly<Record<string, string | undefined>>) {
  const settings = readSettings(webSettings, env)
  const service = await createService({ name: 'bff-web', rank: 'core', env })
  const { clock, ids } = service.world
  const registry = watchFile({
    file: join(settings.FRONTENDS_DIR, 'registry.json'),
    schema: PublishedFrontends,
    clock,
    log: service.log,
  })

  const streams = createOpenStreams(service.metrics)
  const orderNews = createOrderNews()
  const painter = createPainter({ clock })

  const app = createApp(service, {
    catalog: createCatalogDownstream(service.client(catalog), clock),
    inventory: createInventoryDownstream(service.client(inventory), clock),
    orders: createOrdersDownstream(service.client(orders)),
    payments: createPaymentsDownstream(service.client(payments)),
    observatory: createObservatoryDownstream(service.client(observatory)),
    orderNews,
    streams,
    published: registry.read,
    paint: painter.paint,
    clock,
    newShopperId: ids.secret,
    publicOrigin: settings.PUBLIC_ORIGIN,
  })
  await service.lookOn(orders, 'order', ({ aggregateId }) => orderNews.heard(aggregateId))
  await service.start({
    http: { fetch: (request) => app.fetch(request), maxBodyBytes: mostBodyBytes, onClosing: streams.close },
    onStop: painter.stop,
  })
  return service
}

if (import.meta.main) await startWebBff(process.env)
