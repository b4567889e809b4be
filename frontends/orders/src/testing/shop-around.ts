import { catalog } from '@galleria/contracts/catalog'
import { orders } from '@galleria/contracts/orders'
import { problem } from '@galleria/contracts/problem'
import type { OrdersPage, Session, StoresPage } from '@galleria/contracts/web'
import type { Fetch } from '@galleria/ui'

/** What the shop knows, by the path that is asked. A `Response` is handed out as it is. */
export type Shop = Readonly<Record<string, unknown>>

/** A shop that answers by path; what it does not know is an outage. */
export const shopThat =
  (knows: Shop): Fetch =>
  async (path) => {
    const known = knows[new URL(path, 'http://shop.example').pathname.replace('/api/web', '')]
    if (known === undefined) return Response.json(unavailable, { status: 503 })
    return known instanceof Response ? known.clone() : Response.json(known)
  }

/** Nobody answers that now. */
export const unavailable = problem('unavailable')

/** What the shop answers when it says no. */
export const refused = (code: Parameters<typeof problem>[0]) =>
  Response.json(problem(code), { status: problem(code).status })

/** Where the order of the examples is: for the shop, and on its page. */
export const anOrder = '/orders/01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d'
export const history: OrdersPage = { orders: orders.endpoints['order.list'].example.reply.orders }
export const stores: StoresPage = {
  stores: { state: 'fresh', data: catalog.endpoints['store.list'].example.reply.stores },
}

const urls = { accountUrl: 'https://id.example/account', signInUrl: '/session/sign-in' }

/** Whom the shop takes the reader for. */
export const reader = {
  guest: { signedIn: false, ...urls },
  shopper: { signedIn: true, name: 'Mina Park', email: 'mina@example.com', roles: ['shopper'], ...urls },
  support: { signedIn: true, name: 'Sooah', email: 'support@example.com', roles: ['support'], ...urls },
} as const satisfies Record<string, Session>
