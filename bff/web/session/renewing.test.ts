import { describe, expect, test } from 'bun:test'
import { Outage } from '@galleria/chassis/outage'
import { type Jar, newJar, sessionCookie, shopWithSignIn } from '../test/signed-in.ts'
import { latelyMs } from './lately-read.ts'

const away = new Outage('timeout', 'identity')
const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** Work that nobody waits for comes to rest. */
const settled = () => Bun.sleep(5)

/** A shop in which Mina has signed in, and what her session is asked for. */
async function signedIn() {
  const shop = shopWithSignIn()
  const jar = await shop.signIn()
  const status = async (who = shop, as: Jar = jar) => (await who.fetchAs(as, '/api/web/cart')).status
  const evidence = () => shop.asked.at(-1)?.call.caller?.evidence
  const isSignedIn = async () =>
    ((await (await shop.fetchAs(jar, '/api/web/session')).json()) as { signedIn: boolean }).signedIn
  return { ...shop, jar, status, evidence, isSignedIn }
}

describe('an access token', () => {
  test('is used while it is fresh, renewed behind the back of whoever uses an ageing one, and before a spent one is used', async () => {
    const { clock, status, evidence, identity } = await signedIn()
    await clock.pass(3 * minuteMs)
    expect([await status(), evidence(), identity.renewals]).toEqual([200, 'access-1', 0])
    await clock.pass(minuteMs + 1)
    expect([await status(), evidence()]).toEqual([200, 'access-1'])
    await settled()
    expect([await status(), evidence(), identity.renewals]).toEqual([200, 'access-2', 1])
    await clock.pass(6 * minuteMs)
    expect([await status(), evidence(), identity.renewals]).toEqual([200, 'access-3', 2])
  })

  test('[A7] is renewed once, however many requests of one process want it', async () => {
    const { clock, status, identity } = await signedIn()
    await clock.pass(6 * minuteMs)
    const hold = Promise.withResolvers<void>()
    identity.hold = hold.promise
    const answers = Array.from({ length: 50 }, () => status())
    await settled()
    hold.resolve()

    expect(new Set(await Promise.all(answers))).toEqual(new Set([200]))
    expect(identity.renewals).toBe(1)
  })

  test('[A7] is renewed once, too, when two processes want it: the second waits for the first', async () => {
    const { clock, status, identity, instance, jar } = await signedIn()
    const other = instance()
    await clock.pass(6 * minuteMs)
    const hold = Promise.withResolvers<void>()
    identity.hold = hold.promise
    const answers = Array.from({ length: 20 }, async (_, i) => {
      const as = newJar(Object.fromEntries(jar.held))
      return (await (i % 2 === 0 ? status(undefined, as) : other.fetchAs(as, '/api/web/cart'))).toString()
    })
    await settled()
    hold.resolve()
    await settled()
    await clock.pass(200)
    await settled()
    await clock.pass(200)

    await Promise.all(answers)
    expect(identity.renewals).toBe(1)
    const carts = other.asked.filter(({ endpoint }) => endpoint === 'orders.cart.get')
    expect(carts.map(({ call }) => call.caller?.evidence)).toEqual(Array(10).fill('access-2'))
  })

  test('is renewed by another process when the one that had begun to is gone', async () => {
    const { clock, identity, instance, jar } = await signedIn()
    await clock.pass(6 * minuteMs)
    identity.hold = new Promise(() => {})
    const [dying, other] = [instance(), instance()]
    void dying.fetchAs(jar, '/api/web/cart')
    await settled()
    identity.hold = undefined
    identity.good.add('refresh-1')
    await clock.pass(5_001)

    expect((await other.fetchAs(jar, '/api/web/cart')).status).toBe(200)
    expect(identity.renewals).toBe(2)
  })

  test('is used for as long as it lives while the identity server is away; then only what needs it says so, and nobody is signed out', async () => {
    const { clock, status, evidence, identity, isSignedIn, fetchAs, jar, sendAs } = await signedIn()
    identity.away = away
    await clock.pass(4.5 * minuteMs)
    expect([await status(), evidence()]).toEqual([200, 'access-1'])
    await clock.pass(minuteMs)

    expect(await status()).toBe(504)
    expect((await sendAs(jar, 'POST', '/api/web/cart/lines', { sku: 'LMP-012-OAK', quantity: 1 })).status).toBe(504)
    expect((await fetchAs(jar, '/api/web/pages/home')).status).toBe(200)
    expect(await isSignedIn()).toBe(true)

    identity.away = undefined
    expect([await status(), evidence()]).toEqual([200, 'access-2'])
  })

  test('that is not renewed any more ends the session', async () => {
    const { clock, identity, isSignedIn, fetchAs, jar, status, noted } = await signedIn()
    identity.good.clear()
    await clock.pass(6 * minuteMs)
    expect(await status()).toBe(200)
    expect((await fetchAs(newJar(Object.fromEntries(jar.held)), '/api/web/session')).status).toBe(200)
    expect([await isSignedIn(), jar.held.has(sessionCookie)]).toEqual([false, false])
    expect(noted.at(-1)).toMatchObject({ action: 'session.ended', reason: 'declined' })
  })

  test('[B2] that gives other roles ends the session, so that the next one has another id', async () => {
    const { clock, identity, isSignedIn, noted, status } = await signedIn()
    identity.roles = ['shopper', 'support']
    await clock.pass(6 * minuteMs)
    await status()
    expect(await isSignedIn()).toBe(false)
    expect(noted.at(-1)).toMatchObject({ reason: 'other-roles' })
    expect(identity.revoked).toEqual(['refresh-2'])
  })

  test('[B2] that is renewed while its user signs out does not bring the session back', async () => {
    const { clock, identity, jar, status, submitAs, isSignedIn, entries } = await signedIn()
    await clock.pass(6 * minuteMs)
    const hold = Promise.withResolvers<void>()
    identity.hold = hold.promise
    const late = status(undefined, newJar(Object.fromEntries(jar.held)))
    await settled()
    await submitAs(newJar(Object.fromEntries(jar.held)), '/session/sign-out')
    hold.resolve()
    await late

    expect([...entries.keys()].filter((key) => key.startsWith('session.'))).toEqual([])
    expect(await isSignedIn()).toBe(false)
    await settled()
    expect(identity.revoked.toSorted()).toEqual(['refresh-1', 'refresh-2'])
  })
})

describe('a session', () => {
  test('ends when nobody has used it for two hours, and not while somebody does', async () => {
    const { clock, isSignedIn, status, noted } = await signedIn()
    for (let hours = 0; hours < 4; hours += 1) {
      await clock.pass(1.5 * hourMs)
      expect(await status()).toBe(200)
      await settled()
    }
    expect(await isSignedIn()).toBe(true)
    await clock.pass(2 * hourMs)
    expect(await isSignedIn()).toBe(false)
    expect(noted.at(-1)).toMatchObject({ action: 'session.ended', reason: 'lapsed' })
  })

  test('goes on for whoever comes whenever the token is just about to be renewed', async () => {
    const { clock, isSignedIn, status } = await signedIn()
    for (let times = 0; times < 40; times += 1) {
      await clock.pass(4.5 * minuteMs)
      await status()
      await settled()
    }
    expect(await isSignedIn()).toBe(true)
  })

  test('ends after twelve hours, however busy it was', async () => {
    const { clock, isSignedIn, status } = await signedIn()
    for (let hours = 0; hours < 11; hours += 1) {
      await clock.pass(hourMs)
      await status()
      await settled()
    }
    expect(await isSignedIn()).toBe(true)
    await clock.pass(hourMs)
    expect(await isSignedIn()).toBe(false)
  })

  test('[B12] is one of a hundred of its user at most: the oldest ends, so that none is beyond being ended from elsewhere', async () => {
    const { signIn, isSignedIn, entries, clock } = await signedIn()
    for (let i = 0; i < 99; i += 1) await signIn()
    expect(await isSignedIn()).toBe(true)
    await clock.pass(1)
    await signIn()
    await clock.pass(latelyMs)
    expect(await isSignedIn()).toBe(false)
    expect([...entries.keys()].filter((key) => key.startsWith('session.'))).toHaveLength(100)
  })

  test('is written down once in five minutes, and not with every request', async () => {
    const { clock, status, touches } = await signedIn()
    const before = touches.write
    for (let i = 0; i < 20; i += 1) await status()
    await settled()
    expect(touches.write).toBe(before)
    await clock.pass(3 * minuteMs)
    await status()
    await settled()
    expect(touches.write).toBe(before)
  })

  test('that cannot be looked up is an outage, and nobody is taken for a guest', async () => {
    const { status, entries } = await signedIn()
    entries.get = () => {
      throw new Outage('disconnected', 'web_sessions')
    }
    expect(await status()).toBe(503)
  })
})
