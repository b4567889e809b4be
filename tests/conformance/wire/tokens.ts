import { readFileSync } from 'node:fs'
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify, SignJWT } from 'jose'

/** For whom something is asked. */
export interface Principal {
  readonly kind: 'guest' | 'user' | 'service'
  readonly id: string
  readonly roles: readonly string[]
  readonly guestId?: string
}

/** A call token to be made; what is not said is as it should be. */
export interface TokenWish {
  /** The process that signs. */
  readonly process: string
  readonly context: string
  readonly principal?: Principal
  /** The access token that proves a user. */
  readonly evidence?: string | undefined
  /** Seconds from now at which it was made, and at which it ends. */
  readonly madeAt?: number
  readonly endsAt?: number
  readonly claims?: Readonly<Record<string, unknown>>
  readonly header?: Readonly<Record<string, unknown>>
  /** Signs with this key instead of the process's own. */
  readonly key?: SigningKey
}

/** A private key and its name. */
export interface SigningKey {
  readonly kid: string
  readonly key: CryptoKey
}

/** Makes call tokens as the protocol has them, without the chassis that checks them. */
export interface Signer {
  token(wish: TokenWish): Promise<string>
  /** The claims and header that {@link Signer.token} would sign, unsigned and as they stand in a token. */
  unsigned(wish: TokenWish, header: Readonly<Record<string, unknown>>): Promise<string>
  /** The claims of what stands in an `authorization` header. @throws unless this process signed it. */
  verified(authorization: string, process: string): Promise<Readonly<Record<string, unknown>>>
}

/** Signs with the private keys that lie in a folder, one file a process. */
export function createSigner(keyFileOf: (process: string) => string): Signer {
  const keys = new Map<string, Promise<SigningKey>>()

  function keyOf(process: string): Promise<SigningKey> {
    const known = keys.get(process) ?? importKey(JSON.parse(readFileSync(keyFileOf(process), 'utf8')))
    keys.set(process, known)
    return known
  }

  function parts(wish: TokenWish, kid: string) {
    const now = Math.floor(Date.now() / 1_000)
    const { process, context, evidence, madeAt = 0, endsAt = madeAt + 60 } = wish
    const principal = wish.principal ?? { kind: 'service', id: process, roles: [] }
    return {
      header: { alg: 'EdDSA', typ: 'call+jwt', kid, ...wish.header },
      claims: {
        iss: process,
        aud: context,
        iat: now + madeAt,
        exp: now + endsAt,
        jti: crypto.randomUUID(),
        principal,
        ...(evidence === undefined ? {} : { subject_token: evidence }),
        ...wish.claims,
      },
    }
  }

  return {
    async token(wish) {
      const own = wish.key ?? (await keyOf(wish.process))
      const { header, claims } = parts(wish, own.kid)
      return new SignJWT(claims).setProtectedHeader(header as never).sign(own.key)
    },
    async unsigned(wish, header) {
      const made = parts(wish, (await keyOf(wish.process)).kid)
      return `${encoded({ ...made.header, ...header })}.${encoded(made.claims)}`
    },
    async verified(authorization, process) {
      const { d: _private, ...jwk } = JSON.parse(readFileSync(keyFileOf(process), 'utf8')) as JWK
      const key = await importJWK(jwk, 'EdDSA')
      const { payload } = await jwtVerify(authorization.replace(/^Bearer /, ''), key, { typ: 'call+jwt' })
      return payload
    },
  }
}

/** A new key of a process (Ed25519), and its public half as it stands in the callers' file. */
export async function newCallerKey(kid: string): Promise<SigningKey & { readonly jwk: JWK }> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const { kty, crv, x } = await exportJWK(publicKey)
  return { kid, key: privateKey, jwk: { kty, crv, x, kid, alg: 'EdDSA', use: 'sig' } as JWK }
}

/** An identity server's own key and the tokens it signs, for services that have to believe it. */
export interface IdentityStandIn {
  readonly issuer: string
  readonly jwk: JWK
  /** Proves a user to services, by the word of a process. `overrides` makes it wrong in some way. */
  accessToken(sub: string, roles: readonly string[], overrides?: Readonly<Record<string, unknown>>): Promise<string>
}

/** Makes one. */
export async function createIdentityStandIn(issuer: string, audience: string): Promise<IdentityStandIn> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const { kty, crv, x, y } = await exportJWK(publicKey)
  const kid = 'kit-identity-key'
  return {
    issuer,
    jwk: { kty, crv, x, y, kid, alg: 'ES256', use: 'sig' } as JWK,
    accessToken(sub, roles, overrides = {}) {
      const now = Math.floor(Date.now() / 1_000)
      const usual = { iss: issuer, aud: audience, sub, roles, client_id: 'galleria-web', iat: now, exp: now + 300 }
      return new SignJWT({ ...usual, jti: crypto.randomUUID(), ...overrides })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid })
        .sign(privateKey)
    },
  }
}

async function importKey(jwk: JWK): Promise<SigningKey> {
  return { kid: jwk.kid ?? '', key: (await importJWK(jwk, 'EdDSA')) as CryptoKey }
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}
