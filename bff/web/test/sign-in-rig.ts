import { readFile } from 'node:fs/promises'
import { done } from '@galleria/contracts/answer'
import { catalog } from '@galleria/contracts/catalog'
import { identity } from '@galleria/contracts/identity'
import { inventory } from '@galleria/contracts/inventory'
import { orders } from '@galleria/contracts/orders'
import { fakeNeighbour, type Neighbour, startBroker, type TestBroker } from '@galleria/testkit'
import type { JWK } from 'jose'
import { startWebBff } from '../service.ts'
import { startIssuer, type TestIssuer } from './issuer.ts'
import { type Jar, newJar, sessionCookie } from './signed-in.ts'

/** Where browsers find the shop. */
export const shop = 'http://localhost:8080'

/** What a browser holds of its session, if it has one. */
export const sessionOf = (jar: Jar) => jar.held.get(sessionCookie)

export type SignInRig = Awaited<ReturnType<typeof startSignInRig>>
type WebBff = Awaited<ReturnType<typeof startWebBff>>

/** Two instances of the web BFF, which share the broker and nothing else, between browsers and an identity server that does as it is told. */
export async function startSignInRig() {
  const broker = await startBroker()
  const env = broker.env('bff-web')
  const { d: _, ...jwk } = JSON.parse(await readFile(env.WEB_CLIENT_KEY_FILE ?? '', 'utf8')) as JWK
  const issuer = await startIssuer({ jwk, shop })
  /** In whose name the orders were asked, as they have verified it. */
  const askedAs: string[] = []
  const neighbours = await startNeighbours(broker, issuer, askedAs)
  const startBff = () =>
    startWebBff(broker.env('bff-web', { FRONTENDS_DIR: broker.folder, PUBLIC_ORIGIN: shop, ISSUER: issuer.issuer }))
  const bffs = [await startBff(), await startBff()] as const
  return {
    broker,
    issuer,
    askedAs,
    bffs,
    /** A further instance; whoever starts it stops it. */
    startBff,
    ...browsersOf(bffs[0], issuer),
    async stop() {
      for (const bff of bffs) await bff.stop()
      for (const neighbour of neighbours) await neighbour.stop()
      issuer.stop()
      await broker.stop()
    },
  }
}

async function startNeighbours(broker: TestBroker, { issuer, keys }: TestIssuer, askedAs: string[]) {
  const { cart: _cart, ...examples } = Object.fromEntries(
    Object.entries(orders.endpoints).map(([key, { example }]) => [key, example.reply]),
  )
  const seen =
    (key: string) =>
    (_request: unknown, { caller }: { caller?: { principal: { kind: string; id: string } } | undefined }) => {
      askedAs.push(`${key} ${caller?.principal.kind} ${caller?.principal.id}`)
      return done(examples[key] as never)
    }
  const neighbours: Neighbour[] = [
    await fakeNeighbour(broker, catalog),
    await fakeNeighbour(broker, inventory),
    await fakeNeighbour(broker, identity, {
      'key.list': () => done({ issuer, keys: keys.map(({ d: _d, ...key }) => key) as never }),
    }),
    await fakeNeighbour(
      broker,
      orders,
      { 'cart.get': seen('cart.get'), 'cart.merge': seen('cart.merge'), 'order.list': seen('order.list') },
      { issuer },
    ),
  ]
  return neighbours
}

/** What people do with their browsers, at the first instance unless another is given. */
function browsersOf(first: WebBff, issuer: TestIssuer) {
  /** Everything that any instance has told a browser. */
  const told: string[] = []

  /** Asks an instance as a browser does, and writes down all that it is told. */
  async function ask(jar: Jar, path: string, init: RequestInit = {}, at = first): Promise<Response> {
    const response = await fetch(`${at.httpUrl}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { accept: '*/*', ...(init.headers as Record<string, string>), ...jar.header() },
    })
    told.push(JSON.stringify([...response.headers]), await response.clone().text())
    return jar.keep(response)
  }

  /** What the identity server sends a browser back with, that comes to it with an address. */
  async function answerOf(address: string, jar = newJar()): Promise<URL> {
    let url = new URL(address)
    for (let hops = 0; hops < 10 && url.origin === issuer.issuer; hops += 1) {
      const response = jar.keep(await fetch(url, { redirect: 'manual', headers: jar.header() }))
      const to = response.headers.get('location')
      if (to === null) throw new Error(`${url.pathname} leads nowhere: ${response.status} ${await response.text()}`)
      url = new URL(to, url)
    }
    return url
  }

  /** Follows a sign-in to the identity server and back to the shop; the answer is brought to the instance given. */
  async function signIn(jar = newJar(), { back = '/orders', at = first, from = first } = {}): Promise<Response> {
    const begun = await ask(jar, `/session/sign-in?return=${back}`, {}, from)
    const address = await answerOf(begun.headers.get('location') ?? '')
    return ask(jar, address.pathname + address.search, {}, at)
  }

  const isSignedIn = async (jar: Jar, at = first) =>
    ((await (await ask(jar, '/api/web/session', {}, at)).json()) as { signedIn: boolean }).signedIn

  return { told, ask, answerOf, signIn, isSignedIn }
}
