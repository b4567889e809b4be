import { ownPage } from '../../support/shopper.ts'
/** A cart with one line in it, and how a browser comes to be the one whose it is. */
export interface Cart {
  /** As a request carries it. */
  readonly cookie: string
  /** An address that hands the cookie out, once more. No tool may make up a cookie of such a name (`__Host-`), a server may. */
  readonly handedOutAt: string
  stop(): Promise<void>
}

/** Puts an article into a new cart of a running shop. */
export async function openCart(gateway: string, sku: string): Promise<Cart> {
  const response = await fetch(`${gateway}/api/web/cart/lines`, {
    method: 'POST',
    headers: { ...ownPage, 'content-type': 'application/json' },
    body: JSON.stringify({ sku, quantity: 1 }),
  })
  const [given] = response.headers.getSetCookie()
  if (!response.ok || given === undefined) throw new Error(`nothing can be put into a cart (${response.status})`)
  // Cookies know no ports: what one server of a host hands out is sent to all of them.
  const server = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    fetch: () => new Response('', { headers: { 'set-cookie': given, 'content-type': 'text/html' } }),
  })
  return {
    cookie: given.split(';')[0] ?? '',
    handedOutAt: `http://localhost:${server.port}/`,
    stop: () => server.stop(true),
  }
}
