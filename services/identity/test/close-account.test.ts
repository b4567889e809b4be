import { describe, expect, test } from 'bun:test'
import { proofStandsMs } from '../domain/fresh-proof.ts'
import { csrfOf, issuer, openRig, password, plain, session, signIn } from './pages-rig.ts'
import { softwareAuthenticator } from './software-authenticator.ts'

type Rig = Awaited<ReturnType<typeof openRig>>

const close = '/account/close'

/** Mina, signed in twice and with a passkey. */
async function openAccount() {
  const rig = await openRig()
  rig.signedInAs = { account: rig.mina, sessionId: 's1' }
  rig.sessions.push(session('s1'), session('s2'))
  const browser = rig.browser()
  const device = softwareAuthenticator(issuer)
  const csrf = csrfOf(await browser.get('/account/passkeys'))
  const ask = async (path: string) => JSON.parse((await browser.post(`${path}/options`, { csrf })).text)
  const credential = device.create(await ask('/account/passkeys'))
  await browser.post('/account/passkeys', { csrf, label: 'Laptop', credential })
  const before = { happened: rig.happened.length, mails: rig.mails.length }
  return {
    rig,
    browser,
    device,
    csrf,
    ask,
    audited: () => rig.happened.slice(before.happened).map(({ action, reason }) => [action, reason].join(' ').trim()),
    mailed: () => rig.mails.slice(before.mails).map(({ to, subject }) => `${to} ${subject}`),
  }
}

const isThere = ({ accounts, mina, useCases, sessions }: Rig) => ({
  account: accounts.byId(mina.id) !== undefined,
  passkeys: useCases.passkeys.of(mina.id).length,
  sessions: sessions.length,
})
const whole = { account: true, passkeys: 1, sessions: 2 }
const gone = { account: false, passkeys: 0, sessions: 0 }

describe('closing an account', () => {
  test('begins at the account, and says first what happens', async () => {
    const { browser } = await openAccount()
    expect((await browser.get('/account')).text).toContain(`href="${close}"`)
    const page = (await browser.get(close)).text
    for (const words of ['cannot be undone', 'are erased', 'signed out everywhere', 'stay on record for the books'])
      expect(page).toContain(words)
    expect((await browser.get(close, { 'accept-language': 'ko' })).text).toContain('되돌릴 수 없습니다')
  })

  test('[7.4.2] closing an account erases it with its passkeys and sessions, tells clients, and writes to the old address', async () => {
    const { rig, browser, audited, mailed } = await openAccount()
    const done = await browser.fillIn(close, { password })
    expect([done.status, done.headers.get('location')]).toEqual([303, '/closed'])
    expect(isThere(rig)).toEqual(gone)
    expect(rig.accounts.byAddress('mina@example.com')).toBeUndefined()
    expect(rig.told).toEqual([rig.mina.id])
    expect(mailed()).toEqual(['mina@example.com Galleria: Your account is closed'])
    expect(audited()).toEqual(['security.proved-anew', 'account.closed'])
    expect(rig.happened.at(-1)).toMatchObject({
      accountId: rig.mina.id,
      object: { kind: 'account', id: rig.mina.id },
    })
    rig.signedInAs = undefined
    expect((await browser.get('/closed')).text).toContain('Your account is closed')
  })

  test('[7.4.2] takes the password, and nothing is done without it or with another', async () => {
    const { rig, browser, audited, mailed } = await openAccount()
    const without = await browser.fillIn(close, { password: '' })
    expect([without.status, without.text.includes('<a href="#password">Enter your password.')]).toEqual([422, true])
    const wrong = await browser.fillIn(close, { password: 'not the right one' })
    expect([wrong.status, wrong.text.includes('This is not your current password.')]).toEqual([422, true])
    expect([isThere(rig), audited(), mailed()]).toEqual([whole, ['security.refused-proof wrong-password'], []])
  })

  test('[7.4.2] a proof given for something else, however fresh, does not close an account', async () => {
    const { rig, browser, device, ask, csrf } = await openAccount()
    await browser.fillIn('/account/confirm?then=/account/sessions', { password })
    expect((await browser.fillIn(close, {})).status).toBe(422)
    const forConfirming = device.get(await ask('/account/confirm'))
    expect((await browser.post(close, { csrf, credential: forConfirming })).status).toBe(401)
    expect(isThere(rig)).toEqual(whole)
  })

  test('[7.4.2] takes one of one’s own passkeys instead, and nobody else’s', async () => {
    const { rig, browser, device, ask, csrf } = await openAccount()
    const joon = { ...rig.mina, id: crypto.randomUUID(), email: 'joon@example.com' }
    rig.accounts.add(joon)
    rig.signedInAs = { account: joon, sessionId: 's9' }
    const theirs = csrfOf(await browser.get(close))
    const options = JSON.parse((await browser.post(`${close}/options`, { csrf: theirs })).text)
    expect((await browser.post(close, { csrf: theirs, credential: device.get(options) })).status).toBe(401)
    expect(rig.accounts.byId(joon.id)).toBeDefined()

    rig.signedInAs = { account: rig.mina, sessionId: 's1' }
    const done = await browser.post(close, { csrf, credential: device.get(await ask(close)) })
    expect([done.status, done.headers.get('location')]).toEqual([303, '/closed'])
    expect(isThere(rig)).toEqual(gone)
  })

  test('[7.4.2] is not done on a proof that no longer stands, whoever asks for it', async () => {
    const { rig, audited } = await openAccount()
    const provedAt = rig.signedInAt
    rig.later(proofStandsMs + 1)
    const visitor = { address: '::1', device: undefined, userAgent: undefined, locale: 'en', traceparent: '' } as const
    const outcome = await rig.useCases.closeAccount({ accountId: rig.mina.id, provedAt, visitor })
    expect(outcome).toEqual({ ok: false, reason: 'proof-too-old' })
    expect([isThere(rig), audited()]).toEqual([whole, ['security.refused-proof proof-too-old']])
  })
})

describe('a closed account', () => {
  test('[7.4.2] is answered as one that never was, when signing in and when a password is forgotten', async () => {
    const { rig, browser } = await openAccount()
    await browser.fillIn(close, { password })
    rig.signedInAs = undefined
    rig.pending = signIn
    const answers = []
    for (const email of ['mina@example.com', 'nobody@example.com']) {
      const page = plain(await rig.browser().fillIn('/interaction/abc', { email, password }))
      answers.push({ ...page, text: page.text.replaceAll(email, '') })
    }
    expect(answers[0]?.status).toBe(401)
    expect(answers[0]).toEqual(answers[1])
    await rig.browser().fillIn('/forgot', { email: 'mina@example.com' })
    expect(rig.mails.at(-1)?.subject).toBe('Galleria: There is no account for this address')
  })

  test('[7.4.2] leaves no link behind that opens anything, and its address makes a new account with another id', async () => {
    const { rig, browser } = await openAccount()
    const links: URL[] = []
    const visit = rig.browser()
    await visit.fillIn('/forgot', { email: rig.mina.email })
    links.push(rig.lastLink())
    await browser.fillIn(close, { password })
    rig.signedInAs = undefined

    const wish = { name: 'Mina', email: 'Mina@example.com', password }
    await visit.fillIn('/sign-up', wish)
    const first = rig.lastLink()
    await visit.fillIn('/sign-up', wish)
    links.push(rig.lastLink())
    expect((await visit.fillIn(`${first.pathname}${first.search}`, {})).headers.get('location')).toBe('/verify/done')
    const anew = rig.accounts.byAddress('mina@example.com')
    expect(anew?.id).not.toBe(rig.mina.id)
    expect(anew?.roles).toEqual(['shopper'])

    rig.signedInAs = { account: anew ?? rig.mina, sessionId: 's5' }
    await browser.fillIn(close, { password })
    expect(rig.accounts.byAddress('mina@example.com')).toBeUndefined()
    for (const { pathname, search } of links) {
      const filled = pathname === '/reset' ? { csrf: csrfOf(await visit.get('/forgot')), password } : {}
      const used =
        pathname === '/reset'
          ? await visit.post(`${pathname}${search}`, filled)
          : await visit.fillIn(`${pathname}${search}`, filled)
      expect([pathname, used.status]).toEqual([pathname, 410])
    }
    expect(rig.accounts.byAddress('mina@example.com')).toBeUndefined()
  })
})
