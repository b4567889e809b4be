import { describe, expect, test } from 'bun:test'
import { openRig, password, session } from './pages-rig.ts'

const _minute = 60_000

describe('an account', () => {
  const pages = ['/account', '/account/password', '/account/passkeys', '/account/sessions']

  test('is shown to whoever is signed in, and everybody else is sent to sign in and comes back', async () => {
    const rig = await openRig()
    for (const path of pages) {
      const page = await rig.browser().get(path)
      expect([page.status, page.headers.get('location')]).toEqual([
        303,
        `/account/sign-in?to=${encodeURIComponent(path)}`,
      ])
    }
    const posted = await rig.browser().post('/account/sessions/end', { id: 'x' })
    expect(posted.headers.get('location')).toBe(`/account/sign-in?to=${encodeURIComponent('/account/sessions')}`)
    rig.signedInAs = { account: rig.mina, sessionId: 's1' }
    for (const path of pages) expect((await rig.browser().get(path)).status).toBe(200)
    expect((await rig.browser().get('/account')).text).toContain('mina@example.com')
  })

  test('changes its password, and says so once', async () => {
    const rig = await openRig()
    rig.signedInAs = { account: rig.mina, sessionId: 's1' }
    rig.sessions.push(session('s1'), session('s2'))
    const browser = rig.browser()
    const fields = { current: password, password: 'another fine long phrase' }
    const done = await browser.fillIn('/account/password', fields)
    expect([done.status, done.headers.get('location')]).toEqual([303, '/account/password?done'])
    expect((await browser.get('/account/password?done')).text).toContain('Your password is changed')
    expect(rig.sessions.map(({ id }) => id)).toEqual(['s1'])
  })

  test('lists where one is signed in, in words, and ends one or all of it', async () => {
    const rig = await openRig()
    rig.signedInAs = { account: rig.mina, sessionId: 's1' }
    rig.sessions.push(
      session('s1'),
      { ...session('s2'), kind: 'browser', userAgent: '<b>x</b>' },
      {
        ...session('s3'),
        kind: 'app' as const as never,
        clients: ['Galleria <kiosk>'],
      },
    )
    const browser = rig.browser()
    const page = await browser.get('/account/sessions')
    for (const words of [
      'Chrome on Linux',
      'this one',
      'An unknown device',
      'Galleria &lt;kiosk&gt;',
      'from 203.0.113.7',
    ])
      expect(page.text).toContain(words)
    const ended = await browser.fillIn('/account/sessions', { id: 's2' }, '/account/sessions/end')
    expect([ended.status, ended.headers.get('location')]).toEqual([303, '/account/sessions?ended'])
    expect(rig.sessions.map(({ id }) => id)).toEqual(['s1', 's3'])
    const all = await browser.fillIn('/account/sessions', {}, '/account/sessions/end-all')
    expect([all.status, all.headers.get('location')]).toEqual([303, '/signed-out'])
    expect(rig.sessions).toEqual([])
  })
})
