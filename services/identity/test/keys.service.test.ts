import { afterAll, beforeAll, expect, test } from 'bun:test'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { identity } from '@galleria/contracts/identity'
import { testCall } from '@galleria/testkit'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { tokensFor } from './flows.ts'
import { type RunningIdentity, startRunningIdentity } from './running-identity.ts'

let id: RunningIdentity
beforeAll(async () => {
  id = await startRunningIdentity()
})
afterAll(() => id.stop())

type Metadata = Record<string, unknown>
const json = async (path: string) => (await fetch(`${id.issuer}${path}`)).json() as Promise<Metadata>

test('[A12] the server says what it is, exactly, and offers nothing that is not signed', async () => {
  for (const path of ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server']) {
    const metadata = await json(path)
    expect(metadata).toMatchObject({
      issuer: id.issuer,
      authorization_response_iss_parameter_supported: true,
      response_types_supported: ['code', 'none'],
      grant_types_supported: [
        'authorization_code',
        'refresh_token',
        'client_credentials',
        'urn:ietf:params:oauth:grant-type:device_code',
      ],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'private_key_jwt', 'none'],
      id_token_signing_alg_values_supported: ['ES256'],
      request_uri_parameter_supported: false,
    })
    for (const [name, value] of Object.entries(metadata)) {
      if (name.endsWith('alg_values_supported')) expect(value).toEqual(['ES256'])
      if (name.endsWith('_endpoint') || name === 'jwks_uri') expect(String(value)).toStartWith(`${id.issuer}/`)
    }
  }
})

test('[A12] a wrong address on a request is not repeated in any answer', async () => {
  const port = new URL(id.issuer).port
  const reply = await fetch(`http://127.0.0.1:${port}/.well-known/openid-configuration`, {
    headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
  })
  expect(((await reply.json()) as Metadata).issuer).toBe(id.issuer)
  const misdirected = await fetch(`${id.issuer}/jwks`, { headers: { host: 'evil.example' } })
  expect(misdirected.status).toBe(421)
})

test('[A22] the keys on the bus and at the door are the same, and have no private parts', async () => {
  const answer = await id.broker.client(identity).key.list({}, testCall())
  if (!answer.ok) throw new Error(answer.problem.code)
  const { keys } = (await json('/jwks')) as unknown as { keys: Metadata[] }
  expect(answer.value.issuer).toBe(id.issuer)
  expect(answer.value.keys.map(({ kid }) => kid)).toEqual(keys.map(({ kid }) => String(kid)))
  for (const key of [...answer.value.keys, ...keys])
    expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'])
  const store = join(id.broker.folder, 'data', 'identity')
  expect(statSync(join(store, 'store.key')).mode & 0o777).toBe(0o600)
})

test('[A22] after a rotation new tokens have the new key, and old ones are still good', async () => {
  const old = await tokensFor(id)
  const { db, signingKeys, authorizationServer } = id.service
  // As if the key had signed for a month, and the next one had been shown for long enough.
  db.run('UPDATE signing_keys SET signs_from = signs_from - 31 * 24 * 3600000')
  await signingKeys.rotate()
  db.run('UPDATE signing_keys SET signs_from = signs_from - 3600000')
  authorizationServer.renewKeys()
  const fresh = await tokensFor(id)
  const keys = createLocalJWKSet((await json('/jwks')) as never)
  const [before, after] = await Promise.all(
    [old, fresh].map(({ access }) => jwtVerify(access, keys, { issuer: id.issuer, typ: 'at+jwt' })),
  )
  expect(before?.protectedHeader.kid).not.toBe(after?.protectedHeader.kid)
  expect(signingKeys.published()[0]?.kid).toBe(String(after?.protectedHeader.kid))
})

test('[A21] codes, tokens and ids are long, never the same, and lean to no side', async () => {
  const { RefreshToken, Session, DeviceCode } = id.service.authorizationServer.provider()
  /** How the server names what it hands out; its published types leave that out. */
  const idOf = (model: object) => (model as { generateTokenId(): string }).generateTokenId()
  const made = new Set<string>()
  const seen = new Map<string, number>()
  const each = 20_000
  for (let i = 0; i < each; i += 1) {
    const ids = [
      idOf(new RefreshToken({} as never)),
      idOf(new DeviceCode({} as never)),
      new Session().uid,
      id.service.ports.newSecret(),
    ]
    for (const one of ids) {
      if (i === 0) expect(one.length * 6).toBeGreaterThanOrEqual(128)
      made.add(one)
      for (const letter of one.slice(0, 40)) seen.set(letter, (seen.get(letter) ?? 0) + 1)
    }
  }
  expect(made.size).toBe(4 * each)
  const total = [...seen.values()].reduce((sum, count) => sum + count, 0)
  const expected = total / 64
  const chiSquare = [...seen.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  expect(seen.size).toBe(64)
  // 63 degrees of freedom: beyond 131 in one run of a million.
  expect(chiSquare).toBeLessThan(131)
})
