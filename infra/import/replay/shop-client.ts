import type { Problem } from '@galleria/contracts/problem'
import type { Pause } from './pace.ts'

/** A request as one guest of the shop makes it. */
export interface Wish {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly guest: string
  readonly body?: unknown
  /** Sent as `Idempotency-Key`. */
  readonly key?: string
}

/** What the shop answered: what was asked for, or why not. */
export type Told<Body> =
  | { readonly ok: true; readonly status: number; readonly body: Body }
  | { readonly ok: false; readonly status: number; readonly problem: Problem }

/** Asks the shop, and asks again when it is busy. */
export type AskShop = <Body>(wish: Wish) => Promise<Told<Body>>

/** How a client of the shop is made. */
export interface ShopSettings {
  /** Where the shop is; on this machine. */
  readonly url: string
  /** The authority that the shop's certificate is signed by, where it has one of its own. */
  readonly ca?: string | undefined
  readonly pause: Pause
}

const cookie = '__Host-Http-galleria-shopper'
/** Statuses that say: later. */
const later: ReadonlySet<number> = new Set([429, 502, 503, 504])
const mostTries = 60
const longestWaitSeconds = 30
const timeoutMs = 20_000

/** Only ever this machine: what is replayed are orders, and nobody else's shop is to have them. @throws when it is another one. */
export function onThisMachine(address: string): URL {
  const url = new URL(address)
  if (['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) return url
  throw new Error(`${url.origin} is not on this machine; orders are replayed to a shop on this machine only`)
}

/**
 * Makes a client that speaks to the web BFF through the front door as the shop's own pages do. It waits as long as `Retry-After` says
 * when it is told to come later, and gives up after a bounded number of tries.
 */
export function createShopClient({ url, ca, pause }: ShopSettings): AskShop {
  const { origin } = onThisMachine(url)
  return async ({ method, path, guest, body, key }) => {
    const request: BunFetchRequestInit = {
      method,
      headers: {
        cookie: `${cookie}=${guest}`,
        'sec-fetch-site': 'same-origin',
        'x-galleria-request': '1',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(ca === undefined ? {} : { tls: { ca } }),
    }
    let last = 'nothing'
    for (let tries = 1; tries <= mostTries; tries += 1) {
      const response = await answerTo(`${origin}/api/web${path}`, request)
      if (response instanceof Response && !later.has(response.status)) return told(response)
      last = response instanceof Response ? `${response.status}` : response.message
      await pause(waitMs(response, tries))
    }
    throw new Error(`the shop did not answer ${method} ${path} in ${mostTries} tries, the last time with: ${last}`)
  }
}

function answerTo(address: string, request: BunFetchRequestInit): Promise<Response | Error> {
  return fetch(address, { ...request, signal: AbortSignal.timeout(timeoutMs) }).catch((error: Error) => error)
}

async function told<Body>(response: Response): Promise<Told<Body>> {
  const { ok, status } = response
  const text = await response.text()
  if (ok) return { ok, status, body: JSON.parse(text) as Body }
  if (!response.headers.get('content-type')?.includes('json'))
    throw new Error(`${response.url} answered ${status}, and is no shop of ours: ${text.slice(0, 80)}`)
  return { ok: false, status, problem: JSON.parse(text) as Problem }
}

/** As long as it says; where it does not, a little longer each time. */
function waitMs(response: Response | Error, tries: number): number {
  const said = response instanceof Response ? Number(response.headers.get('retry-after')) : 0
  return 1_000 * (said > 0 ? Math.min(said, longestWaitSeconds) : Math.min(0.2 * tries, 5))
}

/** What was asked for. @throws when it was refused. */
export function granted<Body>(told: Told<Body>, what: string): Body {
  if (told.ok) return told.body
  const { code, detail, title, errors = [] } = told.problem
  const fields = errors.map(({ field, reason }) => `${field} ${reason}`).join(', ')
  throw new Error(`${what}: the shop said ${told.status} ${code}, ${detail ?? title}${fields && ` (${fields})`}`)
}
