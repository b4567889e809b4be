import { afterAll, beforeAll, expect, test } from 'bun:test'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import * as oauth from 'oauth4webapi'
import * as oidc from 'openid-client'
import { testBrowser } from './browser.ts'
import { signIn } from './flows.ts'
import { type RunningIdentity, startRunningIdentity } from './running-identity.ts'

let id: RunningIdentity
let web: oidc.Configuration
beforeAll(async () => {
  id = await startRunningIdentity()
  web = await discovered(
    'galleria-web',
    oidc.PrivateKeyJwt({ key: id.webKey.privateKey, kid: id.webKey.jwk.kid ?? '' }),
  )
})
afterAll(() => id.stop())

/** Plain HTTP is for this machine only, and a certified client has to be told so. */
function discovered(client: string, auth: oidc.ClientAuth): Promise<oidc.Configuration> {
  return oidc.discovery(new URL(id.issuer), client, undefined, auth, { execute: [oidc.allowInsecureRequests] })
}

async function signedIn() {
  const verifier = oidc.randomPKCECodeVerifier()
  const [state, nonce] = [oidc.randomState(), oidc.randomNonce()]
  const url = await oidc.buildAuthorizationUrlWithPAR(web, {
    redirect_uri: `${id.shop}/session/callback`,
    scope: 'openid profile email offline_access shop',
    ui_locales: 'ko',
    resource: 'urn:galleria:bff-web',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  })
  const browser = testBrowser(id.issuer)
  const landed = await signIn(browser, url.href, id.people.mina)
  const tokens = await oidc.authorizationCodeGrant(
    web,
    landed.url,
    { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true },
    { resource: 'urn:galleria:bff-web' },
  )
  return { tokens, browser }
}

test('openid-client signs somebody in by a pushed request, code and PKCE, and gets a token of RFC 9068', async () => {
  const { tokens } = await signedIn()
  expect(tokens.claims()).toMatchObject({
    email: id.people.mina.email,
    name: 'mina',
    roles: ['shopper'],
    sid: expect.any(String),
  })
  expect(decodeProtectedHeader(tokens.access_token)).toMatchObject({ typ: 'at+jwt', alg: 'ES256' })
  const claims = decodeJwt(tokens.access_token)
  expect(claims).toMatchObject({
    iss: id.issuer,
    aud: 'urn:galleria:bff-web',
    client_id: 'galleria-web',
    scope: 'shop',
    roles: ['shopper'],
    sub: tokens.claims()?.sub,
  })
  expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(300)
})

test('openid-client refreshes, asks about its token, gives it back, and sends somebody out', async () => {
  const { tokens, browser } = await signedIn()
  const renewed = await oidc.refreshTokenGrant(web, tokens.refresh_token ?? '', { resource: 'urn:galleria:bff-web' })
  expect(renewed.refresh_token).not.toBe(tokens.refresh_token)
  expect(await oidc.tokenIntrospection(web, renewed.refresh_token ?? '')).toMatchObject({
    active: true,
    client_id: 'galleria-web',
  })
  await oidc.tokenRevocation(web, renewed.refresh_token ?? '')
  expect(await oidc.tokenIntrospection(web, renewed.refresh_token ?? '')).toEqual({ active: false })

  const out = oidc.buildEndSessionUrl(web, { post_logout_redirect_uri: `${id.shop}/`, state: 'bye' })
  const asked = (await browser.open(out.href)).page()
  expect(asked.page).toBe('ask-sign-out')
  const gone = await browser.submit(asked.form?.action ?? '', { ...asked.form?.hidden, logout: 'yes' })
  expect(gone.url.href).toBe(`${id.shop}/?state=bye`)
})

test('openid-client gets a partner in by a secret, and another by its key', async () => {
  const secret = await discovered('galleria-partner', oidc.ClientSecretBasic(id.partnerSecret))
  const key = await discovered(
    'galleria-partner-jwt',
    oidc.PrivateKeyJwt({ key: id.partnerKey.privateKey, kid: id.partnerKey.jwk.kid ?? '' }),
  )
  for (const [partner, name] of [
    [secret, 'galleria-partner'],
    [key, 'galleria-partner-jwt'],
  ] as const) {
    const { access_token } = await oidc.clientCredentialsGrant(partner, { scope: 'partner' })
    expect(decodeJwt(access_token)).toMatchObject({
      sub: name,
      client_id: name,
      aud: 'urn:galleria:bff-partner',
      scope: 'partner',
    })
    expect(decodeJwt(access_token)).not.toHaveProperty('roles')
  }
})

test('openid-client connects a kiosk once a person has agreed to it elsewhere', async () => {
  const kiosk = await discovered('galleria-kiosk', oidc.None())
  const begun = await oidc.initiateDeviceAuthorization(kiosk, { scope: 'openid profile' })
  expect(begun).toMatchObject({ interval: 5, verification_uri: `${id.issuer}/device` })
  const browser = testBrowser(id.issuer)
  const asked = (await browser.open(begun.verification_uri_complete ?? '')).page()
  expect(asked).toMatchObject({ page: 'enter-device-code', code: begun.user_code })
  const confirm = (await browser.submit('/device', { ...asked.form?.hidden, user_code: begun.user_code })).page()
  expect(confirm).toMatchObject({ page: 'confirm-device', client: 'Galleria kiosk', code: begun.user_code })
  const form = { ...confirm.form?.hidden }
  const login = await browser.submit('/device', form)
  const done = await browser.submit(login.url.pathname, id.people.joon)
  expect(done.page()).toMatchObject({ page: 'device-done', outcome: 'connected' })
  const tokens = await oidc.pollDeviceAuthorizationGrant(kiosk, { ...begun, interval: 0 })
  expect(decodeJwt(tokens.access_token)).toMatchObject({ aud: 'urn:galleria:bff-kiosk', roles: ['shopper'] })
})

test('oauth4webapi signs an app on a phone in on any port, with DPoP, after the person has agreed', async () => {
  const insecure = { [oauth.allowInsecureRequests]: true }
  const issuer = new URL(id.issuer)
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure))
  const client: oauth.Client = { client_id: 'galleria-mobile' }
  const verifier = oauth.generateRandomCodeVerifier()
  const redirect = 'http://127.0.0.1:49152/callback'
  const url = new URL(server.authorization_endpoint ?? '')
  url.search = new URLSearchParams({
    client_id: client.client_id,
    response_type: 'code',
    redirect_uri: redirect,
    scope: 'openid offline_access shop',
    state: 'phone',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    prompt: 'consent',
  }).toString()
  const browser = testBrowser(id.issuer)
  const agreed = await signIn(browser, url.href, id.people.mina)
  expect(agreed.page()).toMatchObject({ asks: 'consent', shops: true, client: { id: 'galleria-mobile' } })
  const landed = await browser.submit(agreed.url.pathname, { decision: 'allow' })
  const parameters = oauth.validateAuthResponse(server, client, landed.url, 'phone')
  const dpop = oauth.DPoP(client, await oauth.generateKeyPair('ES256'))
  const reply = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    parameters,
    redirect,
    verifier,
    {
      ...insecure,
      DPoP: dpop,
    },
  )
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, reply)
  expect(tokens.token_type).toBe('dpop')
  expect(decodeJwt(tokens.access_token)).toMatchObject({
    aud: 'urn:galleria:bff-mobile',
    scope: 'shop',
    cnf: { jkt: expect.any(String) },
  })
  const again = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), tokens.refresh_token ?? '', {
    ...insecure,
    DPoP: dpop,
  })
  expect((await oauth.processRefreshTokenResponse(server, client, again)).token_type).toBe('dpop')
})
