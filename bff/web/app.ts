import { prepareEdgeApp, withCall } from '@galleria/chassis/http/edge-app'
import type { Service } from '@galleria/chassis/service/service'
import { createApi } from './api/api.ts'
import { acceptable } from './edge/acceptable.ts'
import { jsonBody, jsonBodyAtMost } from './edge/json-body.ts'
import { oneOfEach } from './edge/one-of-each.ts'
import { ownScriptOnly } from './edge/own-script.ts'
import { notReadFromElsewhere, sameOriginOnly } from './edge/same-origin.ts'
import { addCartForms } from './forms/cart-forms.ts'
import { addPreferenceForms } from './forms/preference-forms.ts'
import type { WebPorts } from './ports.ts'
import { addBackChannelLogout } from './routes/back-channel-logout.ts'
import { addCart } from './routes/cart.ts'
import { addCheckout } from './routes/checkout.ts'
import { addFrontends } from './routes/frontends.ts'
import { addOrderChanges } from './routes/order-changes.ts'
import { addOrderEvents } from './routes/order-events.ts'
import { addOrders } from './routes/orders.ts'
import { addPages } from './routes/pages.ts'
import { addPictures } from './routes/pictures.ts'
import { addReference } from './routes/reference.ts'
import { addSession } from './routes/session.ts'
import { addSharedPictures } from './routes/shared-pictures.ts'
import { addSignIn } from './routes/sign-in.ts'
import { addSitemap } from './routes/sitemap.ts'
import { addSuggested } from './routes/suggested.ts'
import { addSuggestions } from './routes/suggestions.ts'
import { addVitals, maxReportBytes, vitalsPath } from './routes/vitals.ts'

/** How long a page may take, and how long buying and changing what was bought may, with all that is settled behind it. In milliseconds. */
const pageMs = 3_000
const settlingMs = 12_000
/** Signing in is two exchanges with the identity server; the gateway waits for four seconds. */
const signInMs = 3_800
/** Nobody waits for the answer to a page's report. */
const reportMs = 1_000

/** What a request passes before any route sees it, and every route. */
export function createApp(service: Service, ports: WebPorts) {
  const app = prepareEdgeApp(createApi(ports.visitors), { service, budgetMs: pageMs, priority: 'normal' })

  // How urgent a request is depends on the screen alone. Load is shed from the end: pictures before pages, pages before carts.
  const spared = ['suggestions', 'recommendations', 'together', 'for-you'].map((name) => `/api/web/${name}`)
  for (const path of [...spared, '/pictures/*', '/sitemap.xml']) app.use(path, withCall(service, pageMs, 'low'))
  app.use(vitalsPath, withCall(service, reportMs, 'low'))
  for (const path of ['/api/web/cart/*', '/forms/*']) app.use(path, withCall(service, pageMs, 'high'))
  for (const path of ['/api/web/checkout/*', '/api/web/orders/*']) app.use(path, withCall(service, pageMs, 'critical'))
  const settling = ['/api/web/orders', '/api/web/orders/:orderId/cancellation', '/api/web/orders/:orderId/revisions']
  app.on('POST', settling, withCall(service, settlingMs, 'critical'))

  app.use('/session/*', withCall(service, signInMs, 'high'))

  app.use('/api/web/*', sameOriginOnly(ports.publicOrigin), notReadFromElsewhere(ports.publicOrigin))
  app.use('/api/web/*', ownScriptOnly([vitalsPath]), oneOfEach)
  app.use('/forms/*', sameOriginOnly(ports.publicOrigin))
  app.use('/session/sign-out', sameOriginOnly(ports.publicOrigin))
  addReference(app)
  addOrderEvents(app, ports, service)
  app.use(vitalsPath, jsonBodyAtMost(maxReportBytes))
  app.use('/api/web/*', acceptable('application/json'), jsonBody)

  addPages(app, ports)
  addSuggestions(app, ports)
  addSuggested(app, ports)
  addCart(app, ports)
  addCheckout(app, ports)
  addOrders(app, ports)
  addOrderChanges(app, ports)
  addSession(app, ports)
  addSignIn(app, ports)
  addBackChannelLogout(app, ports)
  addFrontends(app, ports)
  addVitals(app, ports, service)
  addCartForms(app, ports)
  addPreferenceForms(app)
  addPictures(app, ports)
  addSharedPictures(app, ports)
  addSitemap(app, ports, service)
  return app
}

/** See {@link createApp}. */
export type WebApp = ReturnType<typeof createApp>
