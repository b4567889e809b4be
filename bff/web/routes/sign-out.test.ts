import { describe, expect, test } from 'bun:test'
import { Outage } from '@galleria/chassis/outage'
import { newJar, sessionCookie, shopWithSignIn } from '../test/signed-in.ts'

describe('signing out', () => {
  test('[B2] ends the session for every instance at once, in other tabs as well, and at the identity server', async () => {
    const { signIn, submitAs, instance, identity, noted } = shopWithSignIn()
    const jar = await signIn()
    const otherTab = newJar(Object.fromEntries(jar.held))
    const out = await submitAs(jar, '/session/sign-out')

    expect([out.status, out.headers.get('location')]).toEqual([
      303,
      'http://localhost:8085/session/end?client_id=galleria-web',
    ])
    expect(jar.held.size).toBe(0)
    const other = instance()
    const change = await other.sendAs(otherTab, 'POST', '/api/web/cart/lines', { sku: 'LMP-012-OAK', quantity: 1 })
    expect([change.status, ((await change.json()) as { code: string }).code]).toEqual([401, 'not-authenticated'])
    expect(otherTab.held.has(sessionCookie)).toBe(false)
    expect(other.asked).toEqual([])
    expect(identity.revoked).toEqual(['refresh-1'])
    expect(noted.map(({ action, reason }) => `${action} ${reason ?? ''}`.trim())).toEqual([
      'session.begun',
      'session.ended signed-out',
    ])
  })

  test('by script is told where to go on', async () => {
    const { signIn, sendAs } = shopWithSignIn()
    const jar = await signIn()
    const out = await sendAs(jar, 'POST', '/session/sign-out', undefined, { accept: 'application/json' })
    expect(await out.json()).toEqual({ continueAt: 'http://localhost:8085/session/end?client_id=galleria-web' })
    expect(jar.held.size).toBe(0)
  })

  test('works while the identity server is away, and for whoever is not signed in', async () => {
    const { signIn, submitAs, identity } = shopWithSignIn()
    const jar = await signIn()
    identity.away = new Outage('timeout', 'identity')
    expect((await submitAs(jar, '/session/sign-out')).headers.get('location')).toBe('/')
    expect(jar.held.size).toBe(0)
    expect((await submitAs(newJar(), '/session/sign-out')).headers.get('location')).toBe('/')
  })

  test('[B3] is not for other sites to ask', async () => {
    const { signIn, submitAs, fetchAs } = shopWithSignIn()
    const jar = await signIn()
    for (const site of ['cross-site', 'same-site', 'none']) {
      expect((await submitAs(jar, '/session/sign-out', {}, { 'sec-fetch-site': site })).status).toBe(403)
    }
    expect(await (await fetchAs(jar, '/api/web/session')).json()).toMatchObject({ signedIn: true })
  })

  test('elsewhere, as the identity server tells, ends all sessions of the account, and an old notice ends none that is newer', async () => {
    const { signIn, fetchAs, clock, app } = shopWithSignIn()
    const notice = `a-notice-of-${clock.now()}`
    const [phone, laptop] = [await signIn(), await signIn()]
    const noBrowser = { headers: { 'content-type': 'application/x-www-form-urlencoded' }, method: 'POST' }
    const tell = (token: string) =>
      app.request('http://localhost:8080/session/back-channel-logout', { ...noBrowser, body: `logout_token=${token}` })

    expect((await tell('forged')).status).toBe(400)
    expect(await (await fetchAs(phone, '/api/web/session')).json()).toMatchObject({ signedIn: true })
    expect((await tell(notice)).status).toBe(200)
    for (const jar of [phone, laptop]) {
      expect(await (await fetchAs(jar, '/api/web/session')).json()).toMatchObject({ signedIn: false })
    }
    await clock.pass(60_000)
    const again = await signIn()
    expect((await tell(notice)).status).toBe(200)
    expect(await (await fetchAs(again, '/api/web/session')).json()).toMatchObject({ signedIn: true })
  })
})
