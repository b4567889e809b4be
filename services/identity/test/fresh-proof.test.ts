import { describe, expect, test } from 'bun:test'
import { proofStandsMs } from '../domain/fresh-proof.ts'
import { csrfOf, issuer, openRig, password, session, signIn } from './pages-rig.ts'
import { softwareAuthenticator } from './software-authenticator.ts'

type Rig = Awaited<ReturnType<typeof openRig>>

const passkeys = '/account/passkeys'
const sessions = '/account/sessions'
const confirmFor = (page: string) => `/account/confirm?then=${page}`

/** Mina, signed in in two browsers and with a passkey, looks at her account again when her proof no longer stands. */
async function openLater() {
  const rig = await openRig()
  rig.signedInAs = { account: rig.mina, sessionId: 's1' }
  rig.sessions.push(session('s1'), session('s2'))
  const browser = rig.browser()
  const device = softwareAuthenticator(issuer)
  const csrf = csrfOf(await browser.get(passkeys))
  const ask = async (path: string) => JSON.parse((await browser.post(`${path}/options`, { csrf })).text)
  await browser.post(passkeys, { csrf, label: 'Laptop', credential: device.create(await ask(passkeys)) })
  rig.later(proofStandsMs + 1)
  const before = rig.happened.length
  return { rig, browser, device, csrf, ask, audited: () => rig.happened.slice(before) }
}

const deeds: readonly (readonly [path: string, page: string, fields: (id: string) => Record<string, string>])[] = [
  [passkeys, passkeys, () => ({ label: 'Another', credential: '{}' })],
  [`${passkeys}/remove`, passkeys, (id) => ({ id })],
  [`${sessions}/end`, sessions, () => ({ id: 's2' })],
  [`${sessions}/end-all`, sessions, () => ({})],
]

describe('what changes how one signs in', () => {
  for (const [path, page, fieldsFor] of deeds) {
    test(`[7.5.1] [7.5.2] ${path} is not done on an old proof but leads to giving a new one, and then waits to be wanted again`, async () => {
      const { rig, browser, device, csrf, audited } = await openLater()
      const wish = { csrf, ...fieldsFor(device.id) }
      const before = standing(rig)
      const asked = await browser.post(path, wish)
      expect([asked.status, asked.headers.get('location')]).toEqual([303, confirmFor(page)])
      expect(standing(rig)).toEqual(before)
      expect(audited()).toMatchObject([
        { action: 'security.refused-proof', outcome: 'refused', reason: 'proof-too-old', accountId: rig.mina.id },
      ])

      const proved = await browser.fillIn(confirmFor(page), { password })
      expect([proved.status, proved.headers.get('location')]).toEqual([303, `${page}?confirmed`])
      expect(standing(rig)).toEqual(before)
      expect((await browser.get(`${page}?confirmed`)).text).toContain('Nothing has been changed yet')
      const done = await browser.post(path, wish)
      if (path === passkeys) expect(done.text).toContain('No passkey was added')
      else {
        expect(done.headers.get('location')).not.toContain('/account/confirm')
        expect(standing(rig)).not.toEqual(before)
      }
    })
  }

  test('[7.5.1] every form of an account takes the password, or a fresh proof, and there is no other', async () => {
    const { rig, browser, csrf } = await openLater()
    const posted = [...new Set(rig.app.routes.filter(({ method }) => method === 'POST').map(({ path }) => path))]
    const before = standing(rig)
    const done: string[] = []
    for (const path of posted.filter((one) => one.startsWith('/account'))) {
      const filled = { csrf, id: 's2', label: 'x', credential: '' }
      const { status, headers, text } = await browser.post(path, filled, { accept: '*/*' })
      const asksForProof = headers.get('location')?.startsWith('/account/confirm') || text.includes('proof-too-old')
      // A password is wanted in the form itself, or the page is for staff and not there for anybody else.
      if (!asksForProof && status !== 422 && status !== 404) done.push(path)
    }
    // Anybody who is signed in may begin to prove who they are.
    expect(done.toSorted()).toEqual(['/account/close/options', '/account/confirm/options'])
    expect(posted).toEqual(expect.arrayContaining(deeds.map(([path]) => path)))
    expect(standing(rig)).toEqual(before)
  })

  test('[7.5.1] a passkey’s challenge is not given out either, and the answer says why to the script that asked', async () => {
    const { browser, csrf } = await openLater()
    const asked = await browser.post(`${passkeys}/options`, { csrf }, { accept: '*/*' })
    expect(asked.status).toBe(403)
    expect(asked.headers.get('content-type')).toStartWith('application/problem+json')
    expect(JSON.parse(asked.text)).toMatchObject({ status: 403, code: 'proof-too-old' })
    const page = (await browser.get(passkeys)).text
    expect(page).toContain(`href="${confirmFor(passkeys)}"`)
    expect(page).not.toContain('name="label"')
  })

  test('is asked of whoever signed in five minutes ago once they are over, and of each session by itself', async () => {
    const { rig, browser } = await openLater()
    await browser.fillIn(confirmFor(sessions), { password })
    rig.later(proofStandsMs)
    const end = () => browser.fillIn(sessions, { id: 's2' }, `${sessions}/end`)
    expect((await end()).headers.get('location')).toBe(`${sessions}?ended`)
    rig.later(1)
    expect((await end()).headers.get('location')).toBe(confirmFor(sessions))
    await browser.fillIn(confirmFor(sessions), { password })
    rig.signedInAs = { account: rig.mina, sessionId: 's2' }
    expect((await end()).headers.get('location')).toBe(confirmFor(sessions))
  })
})

describe('proving anew who one is', () => {
  test('[7.5.1] a wrong password proves nothing, and counts as one guessed at when signing in', async () => {
    const { rig, browser, audited } = await openLater()
    for (let i = 0; i < 5; i += 1) {
      const page = await browser.fillIn(confirmFor(sessions), { password: 'not the right one' })
      expect([page.status, page.text.includes('This is not your current password')]).toEqual([422, true])
    }
    const much = await browser.fillIn(confirmFor(sessions), { password })
    expect([much.status, Number(much.headers.get('retry-after')) > 0]).toEqual([429, true])
    rig.pending = signIn
    expect((await browser.fillIn('/interaction/abc', { email: rig.mina.email, password })).status).toBe(429)
    expect((await browser.fillIn(sessions, { id: 's2' }, `${sessions}/end`)).status).toBe(303)
    expect(rig.sessions).toHaveLength(2)
    expect(audited().map(({ action, reason }) => `${action} ${reason}`)).toEqual([
      ...Array.from({ length: 5 }, () => 'security.refused-proof wrong-password'),
      'security.refused-proof too-many',
      'security.refused-sign-in too-many',
      'security.refused-proof proof-too-old',
    ])
  })

  test('[7.5.1] a right one is written down, and gives the session another id', async () => {
    const { rig, browser, audited } = await openLater()
    const proved = await browser.fillIn(confirmFor(passkeys), { password })
    expect(proved.headers.getSetCookie().map((line) => line.split('=')[0])).toContain('session')
    expect(audited()).toMatchObject([
      { action: 'security.proved-anew', accountId: rig.mina.id, object: { kind: 'session', id: 's1' } },
    ])
  })

  test('[7.5.1] one’s own passkey will do, for the session that its challenge was given to and for nothing else', async () => {
    const { rig, browser, device, ask, csrf, audited } = await openLater()
    const confirm = '/account/confirm'
    const options = await ask(confirm)
    expect(options.allowCredentials.map(({ id }: { id: string }) => id)).toEqual([device.id])
    const credential = device.get(options)

    rig.pending = signIn
    const elsewhere = await browser.fillIn('/interaction/abc', { credential }, '/interaction/abc/passkey')
    expect(elsewhere.status).toBe(401)
    rig.signedInAs = { account: rig.mina, sessionId: 's2' }
    expect((await browser.fillIn(confirmFor(passkeys), { credential })).status).toBe(401)
    rig.signedInAs = { account: rig.mina, sessionId: 's1' }
    const proved = await browser.post(confirmFor(passkeys), { csrf, credential })
    expect(proved.headers.get('location')).toBe(`${passkeys}?confirmed`)
    expect(audited().at(-1)).toMatchObject({ action: 'security.proved-anew', after: { by: 'passkey' } })
    expect((await browser.post(confirmFor(passkeys), { csrf, credential })).status).toBe(401)
  })

  test('[7.5.1] somebody else’s passkey proves nothing, and neither does one for which nobody asked', async () => {
    const { rig, browser, device, ask, csrf, audited } = await openLater()
    const joon = { ...rig.mina, id: '6f2c1f0e-0000-4000-8000-000000000002', email: 'joon@example.com' }
    rig.accounts.add(joon)
    rig.signedInAs = { account: joon, sessionId: 's1' }
    const page = await browser.post(confirmFor(sessions), {
      csrf,
      credential: device.get(await ask('/account/confirm')),
    })
    expect([page.status, page.text.includes('That passkey was not accepted')]).toEqual([401, true])
    for (const credential of ['{', device.get({ challenge: 'never given' })])
      expect((await browser.post(confirmFor(sessions), { csrf, credential })).status).toBe(401)
    expect(audited().map(({ reason }) => reason)).toEqual([
      'passkey-of-another',
      'passkey-not-proved',
      'passkey-not-proved',
    ])
    expect((await browser.post(`${sessions}/end`, { csrf, id: 's2' })).headers.get('location')).toBe(
      confirmFor(sessions),
    )
  })

  test('[7.5.1] leads back to pages of the account alone, whatever a link says', async () => {
    const { rig, browser } = await openLater()
    for (const then of ['https://evil.example', '//evil.example', '/account/../auth', '/account/password', '']) {
      const path = `/account/confirm?then=${encodeURIComponent(then)}`
      expect((await browser.fillIn(path, { password })).headers.get('location')).toBe('/account?confirmed')
    }
    rig.signedInAs = undefined
    const asked = await browser.get(confirmFor(sessions))
    expect(asked.headers.get('location')).toBe(`/account/sign-in?to=${encodeURIComponent(sessions)}`)
  })
})

/** All that these deeds could change. */
function standing({ mina, useCases, sessions: open, mails }: Rig) {
  return JSON.stringify([useCases.passkeys.of(mina.id).map(({ id }) => id), open, mails.length])
}
