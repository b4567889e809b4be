import { describe, expect, test } from 'bun:test'
import type { Pending } from '../adapters/inbound/interactions.ts'
import { csrfOf, issuer, openRig } from './pages-rig.ts'
import { type Flaws, softwareAuthenticator } from './software-authenticator.ts'

const signIn: Pending = {
  id: 'abc',
  asks: 'sign-in',
  client: { id: 'galleria-web', name: 'Galleria' },
  scopes: ['openid'],
  shops: true,
  emailHint: undefined,
  person: undefined,
}
const passkeyPath = '/interaction/abc/passkey'

async function openWithAccount() {
  const rig = await openRig()
  rig.pending = signIn
  rig.signedInAs = { account: rig.mina, sessionId: 's1' }
  const browser = rig.browser()
  const device = softwareAuthenticator(issuer)

  async function options(path: string, csrf: string) {
    return JSON.parse((await browser.post(`${path}/options`, { csrf })).text)
  }
  return {
    rig,
    browser,
    device,
    /** Adds the device's passkey to the account. */
    async add(flaws: Flaws = {}, label = 'Laptop') {
      const csrf = csrfOf(await browser.get('/account/passkeys'))
      const credential = device.create(await options('/account/passkeys', csrf), flaws)
      return { csrf, credential, page: await browser.post('/account/passkeys', { csrf, label, credential }) }
    },
    /** Signs in with the device's passkey. */
    async signIn(flaws: Flaws = {}) {
      const csrf = csrfOf(await browser.get('/interaction/abc'))
      const credential = device.get(await options(passkeyPath, csrf), flaws)
      return { csrf, credential, page: await browser.post(passkeyPath, { csrf, credential }) }
    },
  }
}

describe('a passkey', () => {
  test('is added, signs in, is seen and is removed', async () => {
    const { rig, browser, add, signIn, device } = await openWithAccount()
    const { page: added } = await add({}, 'Mina’s <laptop>')
    expect([added.status, added.headers.get('location')]).toEqual([303, '/account/passkeys?added'])
    expect((await browser.get('/account/passkeys?added')).text).toContain('Mina’s &lt;laptop&gt;')
    expect(rig.mails.at(-1)?.subject).toBe('Galleria: A passkey was added to your account')

    const { page } = await signIn()
    expect([page.status, page.headers.get('location')]).toEqual([303, `${issuer}/auth/resumed`])
    expect(rig.finished).toEqual([{ accountId: rig.mina.id, by: 'passkey' }])
    expect((await browser.get('/account/passkeys')).text).toContain('Last used on')

    const removed = await browser.fillIn('/account/passkeys', { id: device.id }, '/account/passkeys/remove')
    expect([removed.status, removed.headers.get('location')]).toEqual([303, '/account/passkeys?removed'])
    expect((await signIn()).page.status).toBe(401)
  })

  const untrue: readonly (readonly [what: string, flaws: Flaws])[] = [
    ['another origin', { origin: 'http://localhost:8080' }],
    ['another site', { rpId: 'evil.example' }],
    ['another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
    ['an owner who did not unlock it', { isUnverified: true }],
  ]
  for (const [what, flaws] of untrue) {
    test(`made for ${what} is not added`, async () => {
      const { rig, add } = await openWithAccount()
      const { page } = await add(flaws)
      expect(page.status).toBe(422)
      expect(page.text).toContain('No passkey was added')
      expect(page.text).toContain('value="Laptop"')
      expect(rig.useCases.passkeys.of(rig.mina.id)).toEqual([])
    })
  }

  const forged: typeof untrue = [
    ...untrue,
    ['another account', { userHandle: Buffer.from('somebody else').toString('base64url') }],
    ['a signature that is not its own', { hasBadSignature: true }],
    ['a counter that went back, as a copy’s does', { counter: 1 }],
  ]
  for (const [what, flaws] of forged) {
    test(`answering with ${what} does not sign in`, async () => {
      const { rig, add, signIn } = await openWithAccount()
      await add()
      const { page } = await signIn(flaws)
      expect(page.status).toBe(401)
      expect(page.text).toContain('That passkey was not accepted')
      expect(rig.finished).toEqual([])
      expect(rig.happened.at(-1)).toMatchObject({ action: 'security.refused-passkey', outcome: 'refused' })
    })
  }

  test('answers a challenge once, and not for another browser', async () => {
    const { rig, browser, add, signIn, device } = await openWithAccount()
    await add()
    const { csrf, credential } = await signIn()
    expect((await browser.post(passkeyPath, { csrf, credential })).status).toBe(401)

    const mine = JSON.parse((await browser.post(`${passkeyPath}/options`, { csrf })).text)
    const thief = rig.browser()
    const theirs = csrfOf(await thief.get('/interaction/abc'))
    expect((await thief.post(passkeyPath, { csrf: theirs, credential: device.get(mine) })).status).toBe(401)
    expect(rig.finished).toHaveLength(1)
  })

  test('answers within five minutes', async () => {
    const { rig, browser, add, device } = await openWithAccount()
    await add()
    const csrf = csrfOf(await browser.get('/interaction/abc'))
    const options = JSON.parse((await browser.post(`${passkeyPath}/options`, { csrf })).text)
    rig.later(5 * 60_000 + 1)
    expect((await browser.post(passkeyPath, { csrf, credential: device.get(options) })).status).toBe(401)
  })

  test('that is known already is not added twice, and an eleventh is one too many', async () => {
    const { rig, browser, add } = await openWithAccount()
    await add()
    expect((await add()).page.status).toBe(422)
    for (let i = 1; i < 10; i += 1) {
      const csrf = csrfOf(await browser.get('/account/passkeys'))
      const options = JSON.parse((await browser.post('/account/passkeys/options', { csrf })).text)
      expect(options.excludeCredentials).toHaveLength(i)
      const credential = softwareAuthenticator(issuer).create(options)
      expect((await browser.post('/account/passkeys', { csrf, label: `Device ${i}`, credential })).status).toBe(303)
    }
    const full = await browser.get('/account/passkeys')
    expect(full.text).toContain('as many passkeys as there may be')
    expect(rig.useCases.passkeys.of(rig.mina.id)).toHaveLength(10)
  })

  test('whose answer is no answer at all is refused as any other', async () => {
    const { rig, browser } = await openWithAccount()
    const csrf = csrfOf(await browser.get('/interaction/abc'))
    for (const credential of ['', '{', 'null', '{"id":1}', JSON.stringify({ id: 'x'.repeat(9_000) }), '[]'])
      expect((await browser.post(passkeyPath, { csrf, credential })).status).toBe(401)
    expect(rig.finished).toEqual([])
  })
})
