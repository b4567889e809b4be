import { readFile } from 'node:fs/promises'
import { audienceOf, type Role } from '@galleria/contracts/access'
import { eventually } from '@galleria/testkit'
import { decodeJwt, importJWK, type JWK } from 'jose'
import * as openid from 'openid-client'
import { demoAccount } from './demo-accounts.ts'
import { follow, throughPages } from './identity-pages.ts'
import { type Jar, newJar } from './jar.ts'
import type { Platform } from './platform.ts'
import { newShopper, type Shopper } from './shopper.ts'

/** Somebody who has signed in, with all that their browser and, in a test, their BFF hold. */
export interface SignedIn {
  readonly id: string
  readonly roles: readonly Role[]
  /** As the web BFF is given it, and no browser ever. */
  readonly accessToken: string
  readonly jar: Jar
  readonly shopper: Shopper
}

/** The demo accounts, by what they are. */
export const addresses = {
  shopper: 'mina@example.com',
  'other shopper': 'joon@example.com',
  support: 'support@example.com',
  'catalogue manager': 'catalogue@example.com',
  operator: 'operator@example.com',
  auditor: 'auditor@example.com',
} as const
/** See {@link addresses}. */
export type Person = keyof typeof addresses

/** Everybody who has a demo account, signed in; and a token of the shopper's for another BFF. */
export type Everybody = Readonly<Record<Person, SignedIn>> & { readonly tokenForAnotherBff: string }

let known: Promise<Everybody> | undefined

/** Signs everybody in, once for all tests of a run: passwords are hashed slowly on purpose. */
export function everybody(shop: Platform): Promise<Everybody> {
  known ??= eventually(() => signEverybodyIn(shop), { withinMs: 30_000 })
  return known
}

async function signEverybodyIn(shop: Platform): Promise<Everybody> {
  const people: Partial<Record<Person, SignedIn>> = {}
  // One after the other: only a few passwords are hashed at once.
  for (const who of Object.keys(addresses) as Person[]) people[who] = await person(shop, who)
  const { jar } = people.shopper as SignedIn
  const telephone = { client: await phoneClient(shop), bff: 'bff-mobile', redirect: 'http://127.0.0.1:7357/callback' }
  const tokenForAnotherBff = await accessToken(telephone, jar)
  return { ...(people as Record<Person, SignedIn>), tokenForAnotherBff }
}

async function person(shop: Platform, who: Person): Promise<SignedIn> {
  const jar = newJar()
  await signIn(shop, who, jar)
  const web = { client: await webClient(shop), bff: 'bff-web', redirect: `${shop.url}/session/callback` }
  const token = await accessToken(web, jar)
  const { sub = '', roles } = decodeJwt<{ roles: Role[] }>(token)
  return { id: sub, roles, accessToken: token, jar, shopper: newShopper(shop.url, {}, jar) }
}

/** Signs somebody in to the shop as a browser would, through the pages. The session's cookie is in the jar afterwards. */
export async function signIn(shop: Platform, who: Person, jar: Jar, returnTo = '/orders'): Promise<void> {
  const { password } = await demoAccount(shop, addresses[who])
  const landed = await trySigningIn(shop, { email: addresses[who], password }, jar, returnTo)
  if (new URL(landed).pathname !== returnTo) throw new Error(`signing in led to ${landed}`)
}

/** Fills in the sign-in page, with whatever it may be; returns where that led. */
export async function trySigningIn(
  shop: Platform,
  credentials: { readonly email: string; readonly password: string },
  jar: Jar,
  returnTo = '/orders',
): Promise<string> {
  const { url, text } = await follow(`${shop.url}/session/sign-in?return=${encodeURIComponent(returnTo)}`, jar)
  return throughPages(url, text, jar, { ...credentials })
}

/** The web BFF's own client, by its own key: a test takes its part to see a token that never leaves it. */
async function webClient(shop: Platform): Promise<openid.Configuration> {
  const jwk = JSON.parse(await readFile(`${shop.data}/keys/web-client.jwk`, 'utf8')) as JWK
  const key = await importJWK(jwk, 'ES256')
  if (key instanceof Uint8Array) throw new TypeError('the web client’s key is a key pair')
  const authentication = openid.PrivateKeyJwt({ key, ...(jwk.kid ? { kid: jwk.kid } : {}) })
  const options = { execute: [openid.allowInsecureRequests] }
  return openid.discovery(new URL(issuerOf(shop)), 'galleria-web', undefined, authentication, options)
}

/** The identity server, by its own name for itself. */
export function issuerOf(shop: Platform): string {
  return shop.address('identity').replace('127.0.0.1', 'localhost')
}

/** The app for telephones, which has no secret and has to ask its user. */
function phoneClient(shop: Platform): Promise<openid.Configuration> {
  const options = { execute: [openid.allowInsecureRequests] }
  return openid.discovery(new URL(issuerOf(shop)), 'galleria-mobile', undefined, openid.None(), options)
}

/** A client of the identity server, the BFF that its tokens are for, and where it is gone back to. */
interface App {
  readonly client: openid.Configuration
  readonly bff: string
  readonly redirect: string
}

/** Has a token made out to a BFF, for whoever has signed in at the identity server in this jar. */
async function accessToken({ client, bff, redirect }: App, jar: Jar): Promise<string> {
  const verifier = openid.randomPKCECodeVerifier()
  const state = openid.randomState()
  const address = await openid.buildAuthorizationUrlWithPAR(client, {
    redirect_uri: redirect,
    scope: 'openid profile email',
    resource: audienceOf(bff),
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
  })
  const { url, text } = await follow(address.href, jar, redirect)
  const back = url.startsWith(redirect) ? url : await throughPages(url, text, jar, {}, redirect)
  const expected = { pkceCodeVerifier: verifier, expectedState: state }
  const { access_token } = await openid.authorizationCodeGrant(client, new URL(back), expected, {
    resource: audienceOf(bff),
  })
  return access_token
}
