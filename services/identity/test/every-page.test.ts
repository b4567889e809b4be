import { describe, expect, test } from 'bun:test'
import { issuer, openRig, session, signIn } from './pages-rig.ts'

const _minute = 60_000

describe('what is typed comes back as text', () => {
  const payloads = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus=alert(1) x='",
    '</title><svg onload=alert(1)>',
    '</style><script>alert(1)</script>',
    '{{constructor.constructor("alert(1)")()}}',
    '<%= 7 * 7 %>',
    'javascript:alert(1)',
    '&lt;script&gt;',
    '\u2028<b>\u0000',
  ]
  /** What these pages may consist of; whatever else opens a tag was let in by somebody else. */
  const own =
    /^<(?:!doctype|\/?(?:html|head|meta|title|style|script|body|header|main|footer|div|a|p|h1|h2|ul|li|dl|dt|dd|form|label|input|button|nav|section|span|strong|svg|path))\b/i

  for (const payload of payloads) {
    test(`[W4] ${JSON.stringify(payload)}, in every field, in every name, in the address`, async () => {
      const rig = await openRig()
      rig.pending = { ...signIn, client: { id: 'x', name: payload }, emailHint: payload, scopes: [payload] }
      const staff = { ...rig.mina, id: crypto.randomUUID(), name: payload, email: payload, roles: ['support' as const] }
      rig.accounts.add(staff)
      rig.signedInAs = { account: staff, sessionId: 's1' }
      rig.sessions.push({ ...session('s1'), userAgent: payload, address: payload, clients: [payload] })
      const browser = rig.browser()
      const encoded = encodeURIComponent(payload)
      const consent = { ...rig.pending, asks: 'consent' as const, person: { ...rig.mina, email: payload } }
      const pages = [
        await browser.fillIn('/sign-up', { name: payload, email: payload, password: payload }),
        await browser.fillIn('/forgot', { email: payload }),
        await browser.fillIn('/interaction/abc', { email: payload, password: payload }),
        await browser.get('/interaction/abc'),
        await browser.fillIn('/account/passkeys', { label: payload.repeat(20), credential: payload }),
        await browser.fillIn(`/account/confirm?then=${encoded}`, { password: payload }),
        await browser.get('/account'),
        await browser.get('/account/sessions'),
        await browser.fillIn('/account/close', { password: payload }),
        await browser.fillIn('/account/people', { wanted: payload }),
        await browser.fillIn('/account/people', { wanted: staff.id }),
        await browser.fillIn('/account/people', { id: rig.mina.id, reason: payload.repeat(20) }, '/account/people/end'),
        await browser.get(`/forgot?${encoded}=${encoded}`, { 'accept-language': encoded }),
        await browser.get(`/reset?token=${encoded}`),
        await browser.get(`/${encoded}`),
      ]
      rig.pending = consent
      pages.push(await browser.get('/interaction/abc'))
      const request = new Request(`${issuer}/device`)
      const { server } = rig.pages
      const form = { action: '/device', hidden: { xsrf: payload } }
      const shown = [
        await server.enterDeviceCode({ request, form, code: payload, mistake: 'code-unknown' }),
        await server.confirmDevice({ request, form, client: payload, code: payload, scopes: [payload], from: payload }),
        await server.failed({ request, code: payload, isExpired: false }),
      ]
      for (const text of [...pages.map((page) => page.text), ...shown]) {
        const tags = text.replace(/<style>.*?<\/style>/s, '').match(/<[^>]*/g) ?? []
        expect(tags.filter((tag) => !own.test(tag))).toEqual([])
        expect(tags.filter((tag) => /^<script/i.test(tag) && !tag.includes('/assets/passkeys-'))).toEqual([])
        expect(tags.filter((tag) => / on[a-z]+=(?!")/i.test(tag.replace(/"[^"]*"/g, '""')))).toEqual([])
        expect(tags.filter((tag) => /(?:href|src|action)="(?!\/|http:\/\/localhost|#)/i.test(tag))).toEqual([])
      }
    })
  }
})

describe('every page', () => {
  const paths = [
    '/interaction/abc',
    '/sign-up',
    '/sign-up/sent',
    '/verify?token=x',
    '/verify/done',
    '/forgot',
    '/forgot/sent',
    '/reset?token=x',
    '/reset/done',
    '/account',
    '/account/password',
    '/account/passkeys',
    '/account/sessions',
    '/account/confirm',
    '/account/close',
    '/account/people',
    '/signed-out',
    '/closed',
    '/nothing',
  ]

  test('[A16] cannot be framed, runs and loads nothing but its own, is kept by nobody and read by no other origin', async () => {
    const rig = await openRig()
    rig.pending = signIn
    rig.signedInAs = { account: { ...rig.mina, roles: ['support'] }, sessionId: 's1' }
    for (const path of paths) {
      const { headers, text } = await rig.browser().get(path, { origin: 'http://localhost:8080' })
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toMatch(/style-src 'sha256-[^']+';/)
      expect(policy).not.toContain('unsafe')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('access-control-allow-origin')).toBeNull()
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(text).not.toMatch(/ on[a-z]+=| style=|javascript:/)
    }
  })

  test('wears the very sheet that its policy names, and runs the very script', async () => {
    const rig = await openRig()
    rig.pending = signIn
    const { headers, text } = await rig.browser().get('/interaction/abc')
    const sheet = /<style>(.*?)<\/style>/s.exec(text)?.[1] ?? ''
    const hash = new Bun.CryptoHasher('sha256').update(sheet).digest('base64')
    expect(headers.get('content-security-policy')).toContain(`'sha256-${hash}'`)
    const script = /<script type="module" src="([^"]+)" integrity="([^"]+)">/.exec(text)
    const loaded = await rig.app.request(`${issuer}${script?.[1]}`)
    const body = await loaded.text()
    expect(script?.[2]).toBe(`sha384-${new Bun.CryptoHasher('sha384').update(body).digest('base64')}`)
    expect(loaded.headers.get('cache-control')).toContain('immutable')
    expect(headers.get('content-security-policy')).toContain(`script-src ${issuer}${script?.[1]};`)
  })

  test('speaks the language that was asked for last, and remembers one that was chosen', async () => {
    const rig = await openRig()
    const browser = rig.browser()
    expect((await browser.get('/sign-up')).text).toContain('<html lang="en"')
    expect((await browser.get('/sign-up', { 'accept-language': 'ko-KR,en;q=0.8' })).text).toContain('계정 만들기')
    const chosen = await browser.get('/forgot?ui_locales=fr%20ko-KR')
    expect(chosen.text).toContain('<html lang="ko"')
    expect(chosen.text).toContain('href="/forgot?ui_locales=en"')
    expect((await browser.get('/forgot')).text).toContain('<html lang="ko"')
  })

  test('that is not there says so', async () => {
    const rig = await openRig()
    const page = await rig.browser().get('/nothing')
    expect(page.status).toBe(404)
    expect(page.text).toContain('There is nothing at this address')
    expect((await rig.browser().get('/nothing', { accept: 'application/json' })).text).not.toContain('<html')
  })
})
