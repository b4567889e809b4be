import { SignJWT } from 'jose'
import { calculatePKCECodeChallenge, randomPKCECodeVerifier } from 'openid-client'
import { type TestBrowser, testBrowser, type Visit } from './browser.ts'
import type { ClientKey, RunningIdentity } from './running-identity.ts'

/** What a token endpoint has said. */
export interface TokenReply {
  readonly status: number
  readonly body: Record<string, unknown> & {
    error?: string
    access_token?: string
    refresh_token?: string
    id_token?: string
  }
}

/** A client's assertion of who it is (RFC 7523). */
export function assertion(
  issuer: string,
  client: string,
  key: ClientKey,
  claims: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1_000)
  return new SignJWT({
    iss: client,
    sub: client,
    aud: issuer,
    jti: crypto.randomUUID(),
    iat: now,
    exp: now + 60,
    ...claims,
  })
    .setProtectedHeader({ alg: 'ES256', kid: key.jwk.kid ?? '', ...header })
    .sign(key.privateKey)
}

/** The fields by which the shop's back end proves that it is itself. */
export async function asWeb({ issuer, webKey }: RunningIdentity) {
  return {
    client_id: 'galleria-web',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await assertion(issuer, 'galleria-web', webKey),
  }
}

/** The header by which a partner proves with its secret that it is itself. */
export function asPartner({ partnerSecret }: RunningIdentity, secret = partnerSecret) {
  return { authorization: `Basic ${Buffer.from(`galleria-partner:${secret}`).toString('base64')}` }
}

/** Posts a form, as a client without a library would. */
export async function post(
  { issuer }: Pick<RunningIdentity, 'issuer'>,
  path: string,
  fields: Readonly<Record<string, string>> | URLSearchParams,
  headers: Readonly<Record<string, string>> = {},
): Promise<TokenReply> {
  const reply = await fetch(`${issuer}${path}`, { method: 'POST', body: new URLSearchParams(fields), headers })
  const text = await reply.text()
  return { status: reply.status, body: text === '' ? {} : JSON.parse(text) }
}

/** Parameters of an authorization as the shop asks for it. */
export async function webRequest({ shop }: RunningIdentity) {
  const verifier = randomPKCECodeVerifier()
  const params = {
    client_id: 'galleria-web',
    response_type: 'code',
    redirect_uri: `${shop}/session/callback`,
    scope: 'openid profile email offline_access',
    state: 'the state',
    nonce: 'the nonce',
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }
  return { verifier, params }
}

/** The address of an authorization. */
export function authorizeUrl(
  { issuer }: Pick<RunningIdentity, 'issuer'>,
  params: Readonly<Record<string, string>>,
): string {
  return `${issuer}/auth?${new URLSearchParams(params)}`
}

/** Opens an authorization and signs in where that is asked. */
export async function signIn(
  browser: TestBrowser,
  url: string,
  who: { readonly email: string; readonly password: string },
): Promise<Visit> {
  const asked = await browser.open(url)
  return asked.url.pathname.startsWith('/interaction/') ? browser.submit(asked.url.pathname, who) : asked
}

/** Signs somebody in for the shop, up to the code. */
export async function codeFor(id: RunningIdentity, who = id.people.mina, browser = testBrowser(id.issuer)) {
  const { verifier, params } = await webRequest(id)
  const landed = await signIn(browser, authorizeUrl(id, params), who)
  return { code: landed.url.searchParams.get('code') ?? '', verifier, landed, browser }
}

/** Turns a code into tokens as the shop's back end. */
export async function exchange(
  id: RunningIdentity,
  code: string,
  verifier: string,
  extra: Record<string, string> = {},
) {
  return post(id, '/token', {
    ...(await asWeb(id)),
    grant_type: 'authorization_code',
    code,
    redirect_uri: `${id.shop}/session/callback`,
    code_verifier: verifier,
    ...extra,
  })
}

/** Refreshes as the shop's back end. */
export async function refresh(id: RunningIdentity, token: string, extra: Record<string, string> = {}) {
  return post(id, '/token', { ...(await asWeb(id)), grant_type: 'refresh_token', refresh_token: token, ...extra })
}

/** Signs somebody in for the shop, up to the tokens. */
export async function tokensFor(id: RunningIdentity, who = id.people.mina) {
  const { code, verifier, browser } = await codeFor(id, who)
  const { body } = await exchange(id, code, verifier)
  return {
    browser,
    code,
    verifier,
    access: body.access_token ?? '',
    refresh: body.refresh_token ?? '',
    id: body.id_token ?? '',
  }
}

/** Opens an authorization that differs from a good one, in a fresh browser. */
export async function opened(id: RunningIdentity, changes: Record<string, string | undefined>) {
  const { params } = await webRequest(id)
  const all = Object.entries({ ...params, ...changes }).filter((one): one is [string, string] => one[1] !== undefined)
  return testBrowser(id.issuer).open(authorizeUrl(id, Object.fromEntries(all)))
}
