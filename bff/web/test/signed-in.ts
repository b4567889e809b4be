import { expect } from 'bun:test'
import { realWorld } from '@galleria/chassis/ports/index'
import { handClock } from '@galleria/testkit'
import { appUnderTest, asOurScript, shop } from './app-under-test.ts'
import type { Told } from './fake-client.ts'
import { fakeIdentity } from './fake-identity.ts'
import { memoryBucket } from './memory-bucket.ts'

/** The header of a browser that goes somewhere. */
export const going = { accept: 'text/html', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
/** Where the identity server sends whoever has signed in. */
export const comingBack = '/session/callback?code=good&state=a-state&iss=http://localhost:8085'

/**
 * A shop with an identity server that does as it is told, under a clock that is moved by hand. `instance()` starts a further process
 * beside the first: they share the bucket and nothing else.
 */
export function shopWithSignIn({ told = {} }: { told?: Told } = {}) {
  const clock = handClock()
  const world = { ...realWorld, clock }
  const touches = { get: 0, write: 0, delete: 0 }
  const { bucket, entries } = memoryBucket((what) => {
    touches[what] += 1
  })
  const { identity, state } = fakeIdentity(clock)
  const instance = () => browserOf(appUnderTest({ world, bucket, identity, told }))
  return { ...instance(), instance, clock, entries, touches, identity: state }
}

function browserOf(app: ReturnType<typeof appUnderTest>) {
  const visit = async (path: string, jar: Jar = newJar(), headers: Record<string, string> = going) =>
    jar.keep(await app.get(path, { ...headers, ...jar.header() }))
  return {
    ...app,
    visit,
    /** Signs Mina in, in the browser given. */
    async signIn(jar: Jar = newJar(), back = '/checkout'): Promise<Jar> {
      await visit(`/session/sign-in?return=${encodeURIComponent(back)}`, jar)
      const response = await visit(comingBack, jar)
      expect([response.status, response.headers.get('location')]).toEqual([303, back])
      return jar
    },
    fetchAs: async (jar: Jar, path: string, accept = '*/*') =>
      jar.keep(await app.get(path, { accept, ...jar.header() })),
    sendAs: async (jar: Jar, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
      jar.keep(await app.send(method, path, body, { ...jar.header(), ...headers })),
    /** Sends a form as a page of ours does. */
    submitAs: async (
      jar: Jar,
      path: string,
      fields: Record<string, string> = {},
      headers: Record<string, string> = {},
    ) => {
      const said = { ...asOurScript, ...jar.header(), ...headers }
      return jar.keep(
        await app.app.request(`${shop}${path}`, { method: 'POST', headers: said, body: new URLSearchParams(fields) }),
      )
    },
  }
}

/** The cookies of one browser. */
export type Jar = ReturnType<typeof newJar>

/** A browser that has never been here; or with the cookies given. */
export function newJar(cookies: Record<string, string> = {}) {
  const held = new Map(Object.entries(cookies))
  return {
    held,
    header: (): Record<string, string> =>
      held.size === 0 ? {} : { cookie: [...held].map(([name, value]) => `${name}=${value}`).join('; ') },
    keep(response: Response): Response {
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';')
        const name = pair.slice(0, pair.indexOf('='))
        if (/;\s*max-age=0\b/i.test(line)) held.delete(name)
        else held.set(name, pair.slice(name.length + 1))
      }
      return response
    },
  }
}

export const sessionCookie = '__Host-Http-galleria-session'
export const guestCookie = '__Host-Http-galleria-shopper'
