import { describe, expect, test } from 'bun:test'
import { Outage } from '@galleria/chassis/outage'
import { comingBack, going, newJar, sessionCookie, shopWithSignIn } from '../test/signed-in.ts'

describe('signing in', () => {
  test('leads to the identity server with nothing in the address, and back to where one was', async () => {
    const { visit, signIn } = shopWithSignIn()
    const begun = await visit('/session/sign-in?return=/checkout')
    expect([begun.status, begun.headers.get('location')]).toEqual([
      303,
      'http://localhost:8085/auth?client_id=galleria-web&request_uri=urn:1',
    ])
    expect(begun.headers.get('cache-control')).toBe('no-store')
    await signIn(newJar(), '/orders?page=2')
  })

  test('[B1] leaves the browser with an id that says nothing, in a cookie that no script and no other site can read or set', async () => {
    const { visit } = shopWithSignIn()
    const jar = newJar()
    const begun = await visit('/session/sign-in?return=/', jar)
    const signedIn = await visit(comingBack, jar)
    const [session = '', forget = ''] = signedIn.headers.getSetCookie()

    expect(begun.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-Http-galleria-sign-in=[\w-]{1,2000}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=300$/,
      ),
    ])
    expect(session).toMatch(
      /^__Host-Http-galleria-session=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=43200$/,
    )
    expect(forget).toMatch(/^__Host-Http-galleria-sign-in=; .*Max-Age=0$/)
    expect(begun.headers.getSetCookie().join()).not.toMatch(/a-state|a-nonce|a-verifier/)
    expect([...jar.held.keys()]).toEqual([sessionCookie])
  })

  test('leads to no other site, and not round and round', async () => {
    const { visit } = shopWithSignIn()
    for (const wanted of [
      '//evil.example',
      'https://evil.example/',
      '/\\evil',
      '/session/sign-in',
      `/${'a'.repeat(2_000)}`,
    ]) {
      const jar = newJar()
      await visit(`/session/sign-in?return=${encodeURIComponent(wanted)}`, jar)
      expect((await visit(comingBack, jar)).headers.get('location')).toBe('/')
    }
  })

  test('[B3] is begun by going there, and not by a script, a frame, a prefetch or a HEAD behind the user’s back', async () => {
    const { visit, app } = shopWithSignIn()
    for (const headers of [
      { 'sec-fetch-mode': 'cors' },
      { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
      { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
      { ...going, 'sec-purpose': 'prefetch;prerender' },
    ]) {
      const refused = await visit('/session/sign-in?return=/', newJar(), headers as never)
      expect([refused.status, refused.headers.get('set-cookie')]).toEqual([403, null])
    }
    expect((await app.request('http://localhost:8080/session/sign-in', { method: 'HEAD' })).status).toBe(405)
  })

  test('[B5] counts only in the browser that began it: somebody else’s code signs nobody in', async () => {
    const { visit, noted } = shopWithSignIn()
    const attacker = newJar()
    await visit('/session/sign-in?return=/', attacker)
    const victim = newJar()
    const lured = await visit(comingBack, victim)

    expect([lured.status, victim.held.has(sessionCookie)]).toEqual([400, false])
    expect(noted).toContainEqual(expect.objectContaining({ action: 'security.refused-sign-in', reason: 'not-ours' }))
    for (const forged of ['a.b.c', 'x'.repeat(3_000), '']) {
      const jar = newJar({ '__Host-Http-galleria-sign-in': forged })
      expect((await visit(comingBack, jar)).status).toBe(400)
    }
  })

  test('[A5] is refused when the answer is not the one that was asked for, and what was begun counts once', async () => {
    const { visit, signIn } = shopWithSignIn()
    for (const answer of [
      '?code=good&state=other',
      '?code=bad&state=a-state',
      '?error=access_denied&state=a-state',
      '',
    ]) {
      const jar = newJar()
      await visit('/session/sign-in?return=/', jar)
      const refused = await visit(`/session/callback${answer}`, jar)
      expect([refused.status, jar.held.size]).toEqual([401, 0])
      expect(await refused.text()).toContain('href="/session/sign-in?return=%2F"')
    }
    expect((await visit(comingBack, await signIn())).status).toBe(400)
  })

  test('takes five minutes at most', async () => {
    const { visit, clock } = shopWithSignIn()
    const jar = newJar()
    await visit('/session/sign-in?return=/', jar)
    await clock.pass(300_000)
    expect((await visit(comingBack, jar)).status).toBe(400)
  })

  test('while the identity server is away: a page says so, in the reader’s language, or a problem, and nothing is lost', async () => {
    const { visit, identity, app } = shopWithSignIn()
    identity.away = new Outage('timeout', 'identity')
    const page = await visit('/session/sign-in?return=/checkout', newJar({ 'galleria-locale': 'ko' }))
    const text = await page.text()

    expect([page.status, page.headers.get('retry-after')]).toEqual([504, '10'])
    expect(text).toMatch(/<html lang="ko">[\s\S]*로그인할 수 없습니다[\s\S]*href="\/checkout"/)
    expect(text).not.toMatch(/<script|https?:\/\//)
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
    const problem = await app.request('http://localhost:8080/session/sign-in', {
      headers: { accept: 'application/json' },
    })
    expect([problem.status, problem.headers.get('content-type')]).toEqual([504, 'application/problem+json'])
  })
})
