import { describe, expect, test } from 'bun:test'
import type { Pending } from '../adapters/inbound/interactions.ts'
import { csrfOf, issuer, openRig, password, signIn } from './pages-rig.ts'

const minute = 60_000

describe('signing up', () => {
  test('makes an account once the link in the mail was opened and the button on its page was pressed', async () => {
    const rig = await openRig()
    const browser = rig.browser()
    const sent = await browser.fillIn('/sign-up', { name: 'Joon', email: 'Joon@example.com', password })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/sign-up/sent'])
    expect((await browser.get('/sign-up/sent')).text).toContain('Look in your mail')
    expect(rig.accounts.byAddress('joon@example.com')).toBeUndefined()

    const link = rig.lastLink()
    const opened = await browser.get(`${link.pathname}${link.search}`)
    expect(opened.text).toContain('Confirm your e-mail address')
    expect(rig.accounts.byAddress('joon@example.com')).toBeUndefined()

    const confirmed = await browser.post(`${link.pathname}${link.search}`, { csrf: csrfOf(opened) })
    expect([confirmed.status, confirmed.headers.get('location')]).toEqual([303, '/verify/done'])
    expect(rig.accounts.byAddress('joon@example.com')).toMatchObject({ name: 'Joon', roles: ['shopper'] })

    const twice = await browser.post(`${link.pathname}${link.search}`, { csrf: csrfOf(opened) })
    expect(twice.status).toBe(410)
    expect(twice.text).toContain('This link is no longer good')
  })
})

describe('choosing a new password by mail', () => {
  test('keeps the link through a password that will not do, and uses it up with one that will', async () => {
    const rig = await openRig()
    const browser = rig.browser()
    await browser.fillIn('/forgot', { email: 'mina@example.com' })
    const { pathname, search } = rig.lastLink()
    const path = `${pathname}${search}`
    expect((await browser.fillIn(path, { password: 'short' })).status).toBe(422)
    const done = await browser.fillIn(path, { password: 'another fine long phrase' })
    expect([done.status, done.headers.get('location')]).toEqual([303, '/reset/done'])
    expect(rig.mails.at(-1)?.subject).toBe('Galleria: Your password was changed')
    expect((await browser.get(path)).status).toBe(410)
    expect((await browser.get('/reset/done')).text).toContain('signed out everywhere')
  })

  test('is over after half an hour', async () => {
    const rig = await openRig()
    const browser = rig.browser()
    await browser.fillIn('/forgot', { email: 'mina@example.com' })
    const { pathname, search } = rig.lastLink()
    const page = await browser.get(`${pathname}${search}`)
    rig.later(31 * minute)
    expect((await browser.post(`${pathname}${search}`, { csrf: csrfOf(page), password })).status).toBe(410)
    expect((await browser.get('/reset?token=guessed')).status).toBe(410)
  })
})

describe('signing in', () => {
  test('[A16] goes on by a 303, so that no password travels along', async () => {
    const rig = await openRig()
    rig.pending = signIn
    const page = await rig.browser().fillIn('/interaction/abc', { email: 'MINA@example.com ', password })
    expect([page.status, page.headers.get('location')]).toEqual([303, `${issuer}/auth/resumed`])
    expect(rig.finished).toEqual([{ accountId: rig.mina.id, by: 'pwd' }])
  })

  test('that was begun elsewhere, or too long ago, is not gone on with', async () => {
    const rig = await openRig()
    for (const pending of [undefined, { ...signIn, id: 'another' }]) {
      rig.pending = pending
      const page = await rig.browser().get('/interaction/abc')
      expect(page.status).toBe(400)
      expect(page.text).toContain('This page is too old')
    }
  })

  test('[A20] while too many passwords wait, is turned away before anything is looked at, and leads back to its form', async () => {
    const rig = await openRig()
    rig.pending = signIn
    const browser = rig.browser()
    const csrf = csrfOf(await browser.get('/interaction/abc'))
    rig.isFull = true
    rig.pending = undefined
    for (const email of ['mina@example.com', 'nobody@example.com']) {
      const page = await browser.post('/interaction/abc', { csrf, email, password })
      expect([page.status, page.headers.get('retry-after')]).toEqual([503, '5'])
      expect(page.text).toContain('Very many people are signing in')
      expect(page.text).toContain('href="/interaction/abc"')
      expect(page.text).not.toContain(email)
    }
    expect(rig.happened).toEqual([])
    rig.pending = { ...signIn, asks: 'consent', person: rig.mina }
    expect((await browser.post('/interaction/abc', { csrf, decision: 'allow' })).status).toBe(303)
  })

  test('fills in the address that the app has hinted at, as text', async () => {
    const rig = await openRig()
    rig.pending = { ...signIn, emailHint: '"><script>alert(1)</script>' }
    const { text } = await rig.browser().get('/interaction/abc')
    expect(text).not.toContain('<script>alert')
    expect(text).toContain('value="&quot;&gt;&lt;script&gt;')
  })
})

describe('letting an app in', () => {
  const consent: Pending = { ...signIn, asks: 'consent', scopes: ['openid', 'profile', 'offline_access', 'x<b>'] }

  test('says which app asks for what, and whatever is not a yes is a no', async () => {
    const rig = await openRig()
    rig.pending = { ...consent, person: rig.mina, client: { id: 'galleria-mobile', name: 'Galleria <phones>' } }
    const browser = rig.browser()
    const page = await browser.get('/interaction/abc')
    for (const words of [
      'Galleria &lt;phones&gt;',
      'See your name',
      'Stay signed in',
      'x&lt;b&gt;',
      'Shop in your name',
    ])
      expect(page.text).toContain(words)
    const decide = async (fields: Record<string, string>) =>
      (await browser.post('/interaction/abc', { csrf: csrfOf(page), ...fields })).headers.get('location')
    expect(await decide({ decision: 'allow' })).toBe(`${issuer}/auth/allowed`)
    expect(await decide({ decision: 'deny' })).toBe(`${issuer}/auth/denied`)
    expect(await decide({})).toBe(`${issuer}/auth/denied`)
  })
})
