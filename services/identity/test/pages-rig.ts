import type { EdgeEnv } from '@galleria/chassis/http/edge-app'
import { RefusalError } from '@galleria/chassis/http/edge-app'
import { realWorld } from '@galleria/chassis/ports/index'
import { inTransaction, openDatabase } from '@galleria/chassis/store/database'
import { testCall } from '@galleria/testkit'
import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Pending } from '../adapters/inbound/interactions.ts'
import type { Desk } from '../adapters/inbound/pages.ts'
import { argon2Passwords } from '../adapters/outbound/argon2-passwords.ts'
import { createVault } from '../adapters/outbound/keys/vault.ts'
import { compose } from '../adapters/outbound/mail/compose.ts'
import { sqliteChallenges, sqliteDevices, sqliteErrands, sqliteThrottle } from '../adapters/outbound/store/passing.ts'
import { sqliteAccounts, sqlitePasskeys } from '../adapters/outbound/store/people.ts'
import { errandsByAddress, schema } from '../adapters/outbound/store/schema.ts'
import { composeUseCases } from '../application/compose.ts'
import { personOf } from '../application/outcomes.ts'
import type { Account } from '../domain/account.ts'
import type { Mail } from '../letters.ts'
import { openPages } from '../pages/pages.ts'
import { linksFrom } from '../pages/paths.ts'
import type { Happening, SignedIn } from '../ports.ts'

export const issuer = 'http://localhost:8085'
export const shop = 'http://localhost:8080'
export const password = 'seven blue herons by the lake'

/** A page as a browser got it. */
export interface Visit {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

const passwords = await argon2Passwords({ memoryKib: 8, passes: 1 })

/**
 * The pages on the real use cases and a real store; only the authorization server, whose sessions and interactions they stand in
 * front of, is played. Time stands still until it is moved.
 */
export async function openRig() {
  const db = openDatabase({ file: ':memory:', migrations: [schema, errandsByAddress] })
  const vault = createVault(new Uint8Array(32), realWorld.random)
  let time = Date.parse('2026-11-21T10:00:00Z')
  const now = () => time
  const mails: Mail[] = []
  const happened: Happening[] = []
  const sessions: SignedIn[] = []
  const proofs = new Map<string, number>()
  const told: string[] = []
  const accounts = sqliteAccounts(db)
  const secret = () => Buffer.from(realWorld.random.bytes(32)).toString('base64url')
  const useCases = composeUseCases({
    accounts,
    errands: sqliteErrands(db, vault),
    post: { write: (letter) => compose(letter, now()), put: (mail) => void mails.push(mail) },
    passwords,
    throttle: sqliteThrottle(db, vault),
    devices: sqliteDevices(db, vault),
    passkeys: sqlitePasskeys(db),
    challenges: sqliteChallenges(db, vault),
    standing: {
      list: () => sessions,
      end: async (_, id) =>
        sessions.splice(0, sessions.length, ...sessions.filter((one) => one.id !== id)).length > sessions.length,
      endAll: async (_, butId) =>
        sessions.splice(0, sessions.length, ...sessions.filter((one) => one.id === butId)).length,
      cut: (accountId) => ({ ended: sessions.splice(0).length, tell: async () => void told.push(accountId) }),
    },
    proofs: { keep: (_, sessionId, at) => void proofs.set(sessionId, at) },
    audit: { note: (happening) => void happened.push(happening) },
    atomically: (work) => inTransaction(db, work),
    now,
    newId: realWorld.ids.secret,
    newSecret: secret,
    links: linksFrom(issuer),
  })

  const mina: Account = {
    id: '6f2c1f0e-0000-4000-8000-000000000001',
    email: 'mina@example.com',
    name: 'Mina',
    roles: ['shopper'],
    passwordHash: await passwords.hash(password),
    createdAt: time,
  }
  accounts.add(mina)

  const rig = {
    pending: undefined as Pending | undefined,
    /** When whoever is signed in has signed in. */
    signedInAt: time,
    signedInAs: undefined as { account: Account; sessionId: string } | undefined,
    finished: [] as { accountId: string; by: string }[],
    address: '203.0.113.7',
    /** Set when more passwords wait to be hashed than is worth waiting for. */
    isFull: false,
  }
  const desk: Desk = {
    useCases: { ...useCases, isBusy: () => rig.isFull || useCases.isBusy() },
    interactions: {
      pending: async () => rig.pending,
      finishSignIn: async (_, done) => {
        rig.finished.push(done)
        return `${issuer}/auth/resumed`
      },
      finishConsent: async () => `${issuer}/auth/allowed`,
      abort: async () => `${issuer}/auth/denied`,
    },
    current: {
      of: async () =>
        rig.signedInAs && {
          person: personOf(rig.signedInAs.account),
          sessionId: rig.signedInAs.sessionId,
          authenticatedAt: Math.max(rig.signedInAt, proofs.get(rig.signedInAs.sessionId) ?? 0),
        },
      renew: async () => ['session=renewed; Path=/'],
      signInUrl: (to) => `/account/sign-in?to=${encodeURIComponent(to)}`,
      signOutUrl: '/session/end',
    },
    visitorOf: (c) => ({
      address: rig.address,
      device: getCookie(c, 'device'),
      userAgent: c.req.header('user-agent'),
      locale: 'en',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    }),
    rememberDevice: (c, device) => setCookie(c, 'device', device),
  }

  const app = new Hono<EdgeEnv>()
  app.use(async (c, next) => {
    c.set('call', testCall())
    await next()
  })
  app.onError((error) => {
    if (!(error instanceof RefusalError)) throw error
    return Response.json(error.problem, {
      status: error.problem.status,
      headers: { 'content-type': 'application/problem+json' },
    })
  })
  app.notFound(() => Response.json({}, { status: 404, headers: { 'content-type': 'application/problem+json' } }))
  const pages = await openPages({ issuer, shop, world: realWorld })
  pages.mount(app, desk)

  return Object.assign(rig, {
    app,
    mina,
    mails,
    happened,
    sessions,
    /** The accounts of whose end of sessions the clients were told. */
    told,
    accounts,
    useCases,
    pages,
    browser: () => openBrowser(app),
    later: (ms: number) => {
      time += ms
    },
    /** The only link in the last mail. */
    lastLink: () => new URL(/http:\S+/.exec(mails.at(-1)?.text ?? '')?.[0] ?? 'http://no.link/'),
  })
}

/** Keeps cookies and sends what browsers send. */
export function openBrowser(app: Hono<EdgeEnv>) {
  const cookies = new Map<string, string>()
  async function send(path: string, init: RequestInit = {}): Promise<Visit> {
    const headers = new Headers({ accept: 'text/html', ...(init.headers as Record<string, string>) })
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await app.request(`${issuer}${path}`, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      cookies.set(name, value)
    }
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  const browser = {
    cookies,
    get: (path: string, headers: Record<string, string> = {}) => send(path, { headers }),
    post: (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
      send(path, {
        method: 'POST',
        headers: {
          origin: issuer,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
          ...headers,
        },
        body: new URLSearchParams(form).toString(),
      }),
    /** Opens a page and sends its form, as it is but for what is filled in. */
    async fillIn(path: string, fields: Record<string, string>, action = path): Promise<Visit> {
      return browser.post(action, { csrf: csrfOf(await browser.get(path)), ...fields })
    },
  }
  return browser
}

/** The token of the first form of a page. */
export function csrfOf({ text }: Visit): string {
  return /name="csrf" value="([^"]*)"/.exec(text)?.[1] ?? ''
}

/** Somebody on the way from the shop who is asked to sign in. */
export const signIn: Pending = {
  id: 'abc',
  asks: 'sign-in',
  client: { id: 'galleria-web', name: 'Galleria' },
  scopes: ['openid'],
  shops: true,
  emailHint: undefined,
  person: undefined,
}

/** What two pages have in common, once what is drawn by chance is out of them. */
export const plain = ({ status, headers, text }: Visit) => ({
  status,
  location: headers.get('location'),
  text: text.replaceAll(/name="csrf" value="[^"]*"/g, ''),
})

/** A browser in which somebody is signed in. */
export function session(id: string) {
  return {
    id,
    kind: 'browser' as const,
    clients: ['Galleria'],
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    address: '203.0.113.7',
    signedInAt: Date.parse('2026-11-21T09:00:00Z'),
    seenAt: undefined,
  }
}
