import { scriptHeader } from '@galleria/contracts/headers'
import { declaredRoutes } from '../../../bff/web/test/declared-routes.ts'
import type { Wish } from '../../support/second-origin.ts'
import type { Purchase } from '../../support/shopper.ts'

/** What somebody has at the shop, and could lose. */
export interface Belongings {
  readonly sku: string
  readonly orderId: string
  /** All but bought. */
  readonly purchase: Purchase
}

/** Not asked by a browser, not reached through the front door, and believed for its signature alone. */
export const askedByServers = 'POST /session/back-channel-logout'

/**
 * For each route of the web BFF that changes something a wish that would come true if its asker were believed, in an order in which all
 * of them can.
 */
export function wishesFor(shop: string, { sku, orderId, purchase }: Belongings): ReadonlyMap<string, Wish> {
  const bodies: Readonly<Record<string, Wish['body']>> = {
    'POST /api/web/orders': purchase.order,
    'POST /api/web/orders/{orderId}/revisions': { lines: [{ sku, quantity: 1 }] },
    'POST /api/web/orders/{orderId}/cancellation': {},
    'POST /api/web/cart/lines': { sku, quantity: 3 },
    'PATCH /api/web/cart/lines/{sku}': { quantity: 7 },
    'POST /api/web/checkout/quote': { delivery: { kind: 'home' } },
    'POST /api/web/checkout/payment-field': {},
    'DELETE /api/web/cart/lines/{sku}': {},
    'POST /api/web/vitals': { route: '/', vitals: {}, problems: [] },
    'POST /forms/cart/lines': { sku, quantity: 3 },
    'POST /forms/cart/lines/change': { sku, quantity: 7 },
    'POST /forms/cart/lines/remove': { sku },
    'POST /forms/preferences': { locale: 'ko', theme: 'dark' },
    'POST /session/sign-out': {},
    [askedByServers]: { logout_token: 'whoever says so' },
  }
  const wishes = Object.entries(bodies).map(([route, body]): [string, Wish] => {
    const [method = '', path = ''] = route.split(' ')
    const address = shop + path.replace('{sku}', sku).replace('{orderId}', orderId)
    const headers = { [scriptHeader]: '1', 'idempotency-key': crypto.randomUUID() }
    return [route, { method, address, body, headers }]
  })
  return new Map(wishes)
}

/** The routes that change something, as they are declared: one without a wish fails the test. */
export function changingRoutes(): readonly string[] {
  return declaredRoutes()
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path}`)
}
