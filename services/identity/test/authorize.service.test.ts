import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { testBrowser } from './browser.ts'
import { asWeb, authorizeUrl, codeFor, exchange, opened, post, signIn, tokensFor, webRequest } from './flows.ts'
import { type RunningIdentity, startRunningIdentity } from './running-identity.ts'

let id: RunningIdentity
beforeAll(async () => {
  id = await startRunningIdentity()
})
afterAll(() => id.stop())

test('[A1] nobody is sent to an address that only looks like the shop’s', async () => {
  const good = `${id.shop}/session/callback`
  const wrong = [
    good.toUpperCase(),
    good.replace('http', 'HTTP'),
    good.replace('localhost', 'LOCALHOST'),
    `${good}/`,
    `${good}.`,
    `${good}?x=1`,
    `${good}?`,
    `${good}#x`,
    `${good}#`,
    good.replace('//', '//mina@'),
    good.replace('//', '//mina:pw@'),
    good.replace('//', '//localhost:8080@'),
    good.replace('/session', '/x/../session'),
    good.replace('/session', '/%2e%2e/session'),
    good.replace('/session', '/./session'),
    good.replace('/session', '//session'),
    good.replace('/callback', '%2fcallback'),
    good.replace('/callback', '%5ccallback'),
    good.replace('/callback', '\\callback'),
    good.replace('session', 'sess%69on'),
    good.replace('localhost', 'shop.localhost'),
    good.replace('localhost', 'localhost.evil.example'),
    good.replace('localhost', 'localhost.'),
    good.replace('localhost', '127.0.0.1'),
    good.replace('localhost', '[::1]'),
    good.replace('localhost', '0.0.0.0'),
    good.replace('localhost', '2130706433'),
    good.replace('localhost', 'lоcalhost'),
    good.replace(':8080', ':8081'),
    good.replace(':8080', ''),
    good.replace(':8080', ':08080'),
    good.replace('http:', 'https:'),
    good.replace('http:', 'javascript:'),
    good.replace('http:', 'data:'),
    good.replace('http://', '//'),
    good.replace('http://', ''),
    'https://evil.example/session/callback',
    ` ${good}`,
    `${good} `,
    `${good}\t`,
    `${good}%00`,
    `${good}%0d%0aset-cookie:x=1`,
    `${good};x`,
    `${id.shop}/session`,
    `${id.shop}/`,
    id.shop,
    '',
    '*',
    'null',
  ]
  for (const redirect_uri of wrong) {
    const { url, status, hops } = await opened(id, { redirect_uri })
    expect({ redirect_uri, at: url.origin, status, hops: hops.length }).toEqual({
      redirect_uri,
      at: id.issuer,
      status: 400,
      hops: 0,
    })
  }
  const { params } = await webRequest(id)
  const twice = await testBrowser(id.issuer).open(`${authorizeUrl(id, params)}&redirect_uri=https%3A%2F%2Fevil.example`)
  expect(twice).toMatchObject({ status: 400, hops: [] })
})

test('[A1] an app on a phone may use any port of its loopback, and nothing else may', async () => {
  const at = async (redirect_uri: string) => {
    const { url } = await opened(id, { client_id: 'galleria-mobile', redirect_uri, scope: 'openid' })
    return url.pathname.startsWith('/interaction/')
  }
  expect(await at('http://127.0.0.1:1025/callback')).toBe(true)
  expect(await at('http://[::1]:65535/callback')).toBe(true)
  for (const wrong of [
    'http://localhost:1025/callback',
    'http://127.0.0.1:1025/other',
    'http://127.0.0.2:1/callback',
    'https://127.0.0.1:1/callback',
  ])
    expect(await at(wrong)).toBe(false)
})

test('[A2] whoever has not said rightly which client it is, or where to go back to, stays here', async () => {
  for (const changes of [
    { client_id: 'nobody' },
    { client_id: undefined },
    { client_id: '' },
    { redirect_uri: undefined },
  ]) {
    for (const prompt of ['none', 'login']) {
      const { status, hops, url } = await opened(id, { ...changes, prompt })
      expect({ changes, status, hops: hops.length, at: url.origin }).toEqual({
        changes,
        status: 400,
        hops: 0,
        at: id.issuer,
      })
    }
  }
  const silent = await opened(id, { prompt: 'none' })
  expect(silent.url.origin + silent.url.pathname).toBe(`${id.shop}/session/callback`)
  expect(silent.url.searchParams.get('error')).toBe('login_required')
})

describe('[A3] proof of who began', () => {
  test('a challenge is demanded of every client, and S256 is the only kind', async () => {
    const { params } = await webRequest(id)
    for (const [client_id, redirect_uri] of [
      ['galleria-web', params.redirect_uri],
      ['galleria-mobile', 'http://127.0.0.1:1/callback'],
    ] as const) {
      for (const changes of [
        { code_challenge: undefined, code_challenge_method: undefined },
        { code_challenge_method: 'plain' },
        { code_challenge_method: undefined },
        { code_challenge_method: 's256' },
        { code_challenge: 'a'.repeat(42) },
        { code_challenge: 'a'.repeat(129) },
        { code_challenge: `${'a'.repeat(42)}~!` },
      ]) {
        const { url } = await opened(id, { client_id, redirect_uri, ...changes })
        expect({ client_id, changes, error: url.searchParams.get('error') }).toEqual({
          client_id,
          changes,
          error: 'invalid_request',
        })
      }
    }
    const metadata = await fetch(`${id.issuer}/.well-known/openid-configuration`).then(
      (reply) => reply.json() as Promise<Record<string, unknown>>,
    )
    expect(metadata.code_challenge_methods_supported).toEqual(['S256'])
  })

  test('a code is worth nothing with another verifier, or none', async () => {
    for (const wrong of ['', 'a'.repeat(43), 'a'.repeat(42), 'a'.repeat(129), `${'a'.repeat(42)}é`]) {
      const { code } = await codeFor(id)
      const { status, body } = await exchange(id, code, wrong)
      expect(status).toBe(400)
      expect(['invalid_grant', 'invalid_request']).toContain(String(body.error))
      expect(body.access_token).toBeUndefined()
    }
  })
})

test('[A5] every answer says which server it is from, those that say no as well', async () => {
  const { landed } = await codeFor(id)
  expect(landed.url.searchParams.get('iss')).toBe(id.issuer)
  expect(landed.url.searchParams.get('state')).toBe('the state')
  for (const changes of [
    { prompt: 'none' },
    { response_type: 'token' },
    { code_challenge: undefined },
    { resource: 'urn:galleria:bff-kiosk' },
  ]) {
    const { url } = await opened(id, changes)
    const said = new URLSearchParams(url.search || url.hash.slice(1))
    expect(said.get('error')).toBeString()
    expect({ changes, iss: said.get('iss') }).toEqual({ changes, iss: id.issuer })
  }
})

describe('[A18] who has signed in, when, and how they sign out', () => {
  test('the nonce and the time of signing in are in the token, and a younger proof can be demanded', async () => {
    const { browser, id: token } = await tokensFor(id)
    const claims = decodeJwt(token)
    expect(claims).toMatchObject({ nonce: 'the nonce', aud: 'galleria-web', iss: id.issuer })
    const { params } = await webRequest(id)
    const same = await browser.open(authorizeUrl(id, params))
    expect(same.url.searchParams.get('code')).toBeString()
    const again = await browser.open(authorizeUrl(id, { ...params, prompt: 'login' }))
    expect(again.page()).toMatchObject({ asks: 'sign-in', person: { name: 'mina' } })
  })

  test('a hint fills in an address, and nothing that is not one', async () => {
    expect((await opened(id, { login_hint: 'joon@example.com' })).page().emailHint).toBe('joon@example.com')
    for (const login_hint of ['<script>alert(1)</script>', 'a@b', 'joon@example.com\r\nbcc: x@example.com'])
      expect((await opened(id, { login_hint })).page().emailHint).toBeUndefined()
  })

  test('signing out asks first, goes back to a registered address only, and tells the shop by a typed token', async () => {
    const { browser, refresh } = await tokensFor(id)
    const out = (extra: Record<string, string>) =>
      `${id.issuer}/session/end?${new URLSearchParams({ client_id: 'galleria-web', ...extra })}`
    expect((await browser.open(out({ post_logout_redirect_uri: `${id.shop}/x` }))).status).toBe(400)
    expect((await browser.open(out({ id_token_hint: 'not.a.token' }))).status).toBe(400)
    const asked = (await browser.open(out({ post_logout_redirect_uri: `${id.shop}/` }))).page()
    const forged = await browser.submit('/session/end/confirm', { xsrf: 'guessed', logout: 'yes' })
    expect(forged.status).toBe(400)
    const told = id.told.length
    const gone = await browser.submit(asked.form?.action ?? '', { ...asked.form?.hidden, logout: 'yes' })
    expect(gone.url.href).toBe(`${id.shop}/`)
    const token = new URLSearchParams(id.told[told]).get('logout_token') ?? ''
    expect(decodeProtectedHeader(token)).toMatchObject({ typ: 'logout+jwt', alg: 'ES256' })
    expect(decodeJwt(token)).toMatchObject({
      aud: 'galleria-web',
      iss: id.issuer,
      sid: expect.any(String),
      jti: expect.any(String),
    })
    expect(decodeJwt(token)).not.toHaveProperty('nonce')
    const { body } = await post(id, '/token', {
      ...(await asWeb(id)),
      grant_type: 'refresh_token',
      refresh_token: refresh,
    })
    expect(body.error).toBe('invalid_grant')
    expect((await browser.open('/account')).page()).toBeNull()
  })

  test('a session’s id is another after signing in, and one that was set beforehand is not taken', async () => {
    const browser = testBrowser(id.issuer)
    const { params } = await webRequest(id)
    await browser.open('/device')
    const before = browser.cookies().find(({ name }) => name === '__Host-Http-galleria-identity')?.line
    await signIn(browser, authorizeUrl(id, params), id.people.mina)
    const after = browser.cookies().find(({ name }) => name === '__Host-Http-galleria-identity')?.line
    expect(before).toBeString()
    expect(after?.split(';')[0]).not.toBe(before?.split(';')[0] ?? '')
    expect(after).toMatch(/path=\/; samesite=lax; secure; httponly/)
  })

  test('who signs in as another ends the first one’s session', async () => {
    const first = await tokensFor(id, id.people.mina)
    const { params } = await webRequest(id)
    const asked = await first.browser.open(authorizeUrl(id, { ...params, prompt: 'login' }))
    const landed = await first.browser.submit(asked.url.pathname, id.people.joon)
    expect(landed.url.searchParams.get('code')).toBeString()
    expect((await first.browser.open('/account')).page()).toMatchObject({ person: { name: 'joon' } })
    const { body } = await post(id, '/token', {
      ...(await asWeb(id)),
      grant_type: 'refresh_token',
      refresh_token: first.refresh,
    })
    expect(body.error).toBe('invalid_grant')
  })
})
