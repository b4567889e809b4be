import { describe, expect, test } from 'bun:test'
import { csrfOf, issuer, openRig, password, session, signIn } from './pages-rig.ts'

const _minute = 60_000

describe('what is filled in wrongly', () => {
  const good = { name: 'Joon', email: 'joon@example.com', password }
  const bad: readonly [path: string, fields: Record<string, string>, field: string, reason: string][] = [
    ['/sign-up', { ...good, name: '' }, 'name', 'Enter your name.'],
    ['/sign-up', { ...good, name: 'x'.repeat(101) }, 'name', 'The name is too long.'],
    ['/sign-up', { ...good, name: 'a\u202Eb' }, 'name', 'The name has characters'],
    ['/sign-up', { ...good, email: '' }, 'email', 'Enter your e-mail address.'],
    ['/sign-up', { ...good, email: 'joon@' }, 'email', 'Enter an e-mail address such as'],
    ['/sign-up', { ...good, email: 'a@example.com\r\nbcc: b@example.com' }, 'email', 'Enter an e-mail address such as'],
    ['/sign-up', { ...good, password: '' }, 'password', 'The password is too short.'],
    ['/sign-up', { ...good, password: 'short' }, 'password', 'The password is too short.'],
    ['/sign-up', { ...good, password: 'x'.repeat(300) }, 'password', 'The password is too long.'],
    ['/sign-up', { ...good, password: 'Password123456!' }, 'password', 'Many people use this password'],
    ['/sign-up', { ...good, password: 'joon@example.com' }, 'password', 'The password must not be your name'],
    ['/forgot', { email: 'nobody' }, 'email', 'Enter an e-mail address such as'],
    ['/interaction/abc', { email: '', password }, 'email', 'Enter your e-mail address.'],
    ['/interaction/abc', { email: 'joon@example.com', password: '' }, 'password', 'Enter your password.'],
    ['/account/password', { current: 'not it', password: 'another fine long phrase' }, 'current', 'This is not your'],
    ['/account/password', { current: password, password }, 'password', 'The new password is the one'],
    ['/account/confirm', { password: 'not it' }, 'password', 'This is not your current password.'],
    ['/account/confirm', { password: '' }, 'password', 'Enter your password.'],
    ['/account/passkeys', { label: '', credential: '{}' }, 'label', 'Enter a name for the passkey.'],
    ['/account/passkeys', { label: 'x'.repeat(61), credential: '{}' }, 'label', 'The name of a passkey has 60'],
  ]
  for (const [path, fields, field, reason] of bad) {
    test(`${path} says that ${field} will not do: ${JSON.stringify(fields[field]?.slice(0, 30))}`, async () => {
      const rig = await openRig()
      rig.pending = signIn
      rig.signedInAs = { account: rig.mina, sessionId: 's1' }
      const page = await rig.browser().fillIn(path, fields)
      expect(page.status).toBe(422)
      expect(page.text).toContain('<title>Error: ')
      expect(page.text).toContain(`<a href="#${field}">${reason}`)
      expect(page.text).toMatch(
        new RegExp(`id="${field}"[^>]*aria-describedby="[^"]*${field}-error"[^>]*aria-invalid="true"`, 's'),
      )
      expect(page.text).toMatch(new RegExp(`id="${field}-error">${reason.replaceAll('.', '\\.')}`))
      for (const typed of ['current', 'password']) {
        expect(page.text).not.toMatch(new RegExp(`id="${typed}"[^>]*value="[^"]+"`))
      }
      if (fields.email && fields.email.length < 40 && !fields.email.includes('\r'))
        expect(page.text).toContain(`value="${fields.email}"`)
    })
  }

  test('what is neither a form nor of a sensible length is turned away', async () => {
    const rig = await openRig()
    const browser = rig.browser()
    const csrf = csrfOf(await browser.get('/sign-up'))
    expect((await browser.post('/sign-up', { csrf }, { 'content-type': 'application/json' })).status).toBe(415)
    expect((await browser.post('/sign-up', { csrf }, { 'content-length': '99999' })).status).toBe(413)
    expect((await browser.post('/sign-up', { csrf }, { 'content-type': 'text/plain' })).text).toContain(
      '<!doctype html>',
    )
  })
})

describe('a form that does not come from here', () => {
  const forms = [
    ['/interaction/abc', { email: 'mina@example.com', password }],
    ['/interaction/abc/passkey', { credential: '{}' }],
    ['/sign-up', { name: 'Joon', email: 'joon@example.com', password }],
    ['/verify?token=x', {}],
    ['/forgot', { email: 'mina@example.com' }],
    ['/reset?token=x', { password }],
    ['/account/password', { current: password, password: 'another fine long phrase' }],
    ['/account/confirm', { password }],
    ['/account/confirm/options', {}],
    ['/account/passkeys', { label: 'x', credential: '{}' }],
    ['/account/passkeys/remove', { id: 'x' }],
    ['/account/sessions/end', { id: 's2' }],
    ['/account/sessions/end-all', {}],
    ['/account/close', { password }],
    ['/account/close/options', {}],
  ] as const
  const foreign: readonly Record<string, string>[] = [
    { origin: 'http://localhost:8080', 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { origin: `${issuer}.evil.example`, 'sec-fetch-site': 'same-origin' },
    { origin: issuer, 'sec-fetch-site': 'none' },
  ]

  for (const [path, fields] of forms) {
    test(`[B3] ${path} is not taken from another origin, without a token, or with another browser's or session's`, async () => {
      const rig = await openRig()
      rig.pending = signIn
      rig.signedInAs = { account: rig.mina, sessionId: 's1' }
      rig.sessions.push(session('s1'), session('s2'))
      const browser = rig.browser()
      const page = path.startsWith('/account') ? '/account/sessions' : '/sign-up'
      const csrf = csrfOf(await browser.get(page))
      expect(csrf).toHaveLength(43)
      const before = snapshot(rig)

      for (const headers of foreign) expect((await browser.post(path, { csrf, ...fields }, headers)).status).toBe(403)
      expect((await browser.post(path, { ...fields })).status).toBe(403)
      expect((await browser.post(path, { csrf: `${csrf}x`, ...fields })).status).toBe(403)
      expect((await rig.browser().post(path, { csrf, ...fields })).status).toBe(403)
      const other = rig.browser()
      await other.get('/sign-up')
      expect((await other.post(path, { csrf, ...fields })).status).toBe(403)
      if (path.startsWith('/account')) {
        rig.signedInAs = { account: rig.mina, sessionId: 's9' }
        expect((await browser.post(path, { csrf, ...fields })).status).toBe(403)
      }
      expect(snapshot(rig)).toEqual(before)
    })
  }

  test('one that was open for too long is given back with what was typed, and can be sent again', async () => {
    const rig = await openRig()
    const browser = rig.browser()
    const stale = await browser.post('/sign-up', { csrf: 'old', name: 'Joon', email: 'joon@example.com', password })
    expect(stale.status).toBe(403)
    expect(stale.text).toContain('open for too long')
    expect(stale.text).toContain('value="Joon"')
    const sent = await browser.post('/sign-up', {
      csrf: csrfOf(stale),
      name: 'Joon',
      email: 'joon@example.com',
      password,
    })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/sign-up/sent'])
  })

  function snapshot(rig: Awaited<ReturnType<typeof openRig>>) {
    return JSON.stringify([
      rig.mails,
      rig.finished,
      rig.sessions.length,
      rig.happened.length,
      rig.accounts.byId(rig.mina.id),
    ])
  }
})
