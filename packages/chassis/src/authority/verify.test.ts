import { expect, test } from 'bun:test'
import { audienceOf } from '@galleria/contracts/access'
import { base64url, type CryptoKey, generateKeyPair, SignJWT } from 'jose'
import { realWorld } from '../ports/index.ts'
import { guestCaller, serviceCaller } from './caller.ts'
import type { CallerKey } from './caller-keys.ts'
import { createMint } from './mint.ts'
import { createVerify, type Doubt, type Verified } from './verify.ts'

/** What is the matter with a token, and how such a one is made. */
type Case = readonly [how: string, make: () => Promise<string | undefined>]

const mina = '3f0a6a1e-58c1-4a0e-9a8e-0c6a3c1f7b52'
const joon = '9a51c3de-7d0f-4c9b-8f6e-2b1a0c9d8e7f'
const issuer = 'http://localhost:8085'
const now = () => Math.floor(Date.now() / 1_000)

const [web, orders, stranger, identity, otherIdentity] = await Promise.all([
  generateKeyPair('EdDSA'),
  generateKeyPair('EdDSA'),
  generateKeyPair('EdDSA'),
  generateKeyPair('ES256'),
  generateKeyPair('ES256'),
])

const known = new Map<string, CallerKey>([
  ['web-1', { process: 'bff-web', speaksFor: ['guest', 'user'], asserts: [], key: web.publicKey }],
  ['orders-1', { process: 'orders', speaksFor: [], asserts: [], key: orders.publicKey }],
  ['console-1', { process: 'console', speaksFor: [], asserts: ['operator'], key: orders.publicKey }],
])
const ring = { find: (kid: string) => known.get(kid), version: '1' }
const identityKeys = { find: async (kid: string) => (kid === 'identity-1' ? identity.publicKey : undefined) }
const { clock } = realWorld
const fresh = () => createVerify({ context: 'orders', issuer, callers: ring, identityKeys, clock })

/** An access token as the identity server makes it, with one thing or another wrong. */
function accessToken(
  claims: Record<string, unknown> = {},
  { key = identity.privateKey, header = {} }: { key?: CryptoKey; header?: Record<string, unknown> } = {},
) {
  const good = {
    iss: issuer,
    aud: audienceOf('bff-web'),
    sub: mina,
    client_id: 'galleria-web',
    jti: 'a',
    roles: ['shopper'],
    iat: now(),
    exp: now() + 300,
  }
  return new SignJWT({ ...good, ...claims })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'identity-1', ...header })
    .sign(key)
}

/** A call token as the web BFF makes it, with one thing or another wrong. */
async function callToken(
  claims: Record<string, unknown> = {},
  { key = web.privateKey, header = {} }: { key?: CryptoKey; header?: Record<string, unknown> } = {},
) {
  const good = {
    iss: 'bff-web',
    aud: 'orders',
    iat: now(),
    exp: now() + 60,
    jti: 'c',
    principal: { kind: 'guest', id: mina, roles: [] },
  }
  return new SignJWT({ ...good, ...claims })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'call+jwt', kid: 'web-1', ...header })
    .sign(key)
}

async function userToken(evidence: string | undefined, principal: Record<string, unknown> = {}) {
  return callToken({
    principal: { kind: 'user', id: mina, roles: ['operator'], ...principal },
    subject_token: evidence,
  })
}

const seen = async (token: string) => (await fresh()(token)) as Verified & Doubt

test('a guest’s call is known, with the way that it has come', async () => {
  const mint = createMint({ process: 'bff-web', kid: 'web-1', key: web.privateKey, world: realWorld })
  expect(await seen(await mint('orders', guestCaller(mina)))).toEqual({
    caller: { principal: { kind: 'guest', id: mina, roles: [] }, actors: ['bff-web'] },
    proven: true,
  } as never)
  const handedOn = await createMint({ process: 'orders', kid: 'orders-1', key: orders.privateKey, world: realWorld })(
    'orders',
    { ...guestCaller(mina), actors: ['bff-web'] },
  )
  expect(await seen(handedOn)).toMatchObject({ caller: { actors: ['orders', 'bff-web'] }, proven: false })
})

test('a user’s roles are those that the identity server says, whatever the process that asks says', async () => {
  const verified = await seen(await userToken(await accessToken()))
  expect(verified).toMatchObject({
    caller: { principal: { kind: 'user', id: mina, roles: ['shopper'] } },
    proven: true,
  })
  expect(verified.caller.evidence).toBeUndefined()
})

test('a process asks for itself, with the roles that its key has and no others', async () => {
  const asConsole = await callToken(
    { iss: 'console', principal: { kind: 'service', id: 'console', roles: ['operator', 'auditor'] } },
    { key: orders.privateKey, header: { kid: 'console-1' } },
  )
  expect((await seen(asConsole)).caller.principal.roles).toEqual(['operator'])
  const mint = createMint({ process: 'orders', kid: 'orders-1', key: orders.privateKey, world: realWorld })
  expect(await seen(await mint('orders', serviceCaller('orders')))).toMatchObject({
    caller: { principal: { roles: [] } },
    proven: true,
  })
  const asAnother = await callToken({ principal: { kind: 'service', id: 'console', roles: ['operator'] } })
  expect(await seen(asAnother)).toMatchObject({ caller: { principal: { roles: [] } }, proven: false })
})

test('a token is signed once in half a minute, and looked at once', async () => {
  const mint = createMint({ process: 'bff-web', kid: 'web-1', key: web.privateKey, world: realWorld })
  const token = await mint('orders', guestCaller(mina))
  expect(mint('orders', guestCaller(mina))).toBe(token)
  expect(await mint('orders', guestCaller(joon))).not.toBe(token)
  expect(await mint('payments', guestCaller(mina))).not.toBe(token)
  const verify = fresh()
  expect(verify(token)).toBeInstanceOf(Promise)
  await verify(token)
  expect(verify(token)).not.toBeInstanceOf(Promise)
})

test('[N6] a key that is retired is good for nothing at once, for tokens that were seen before too', async () => {
  const keys = new Map(known)
  let version = '1'
  const verify = createVerify({
    context: 'orders',
    issuer,
    callers: {
      find: (kid) => keys.get(kid),
      get version() {
        return version
      },
    },
    identityKeys,
    clock,
  })
  const token = await callToken()
  expect(await verify(token)).toHaveProperty('proven', true)
  keys.delete('web-1')
  version = '2'
  expect(await verify(token)).toHaveProperty('doubt')
})

const tooOld = now() - 120
const badTokens: readonly Case[] = [
  ['for another service', () => callToken({ aud: 'payments' })],
  ['for two services', () => callToken({ aud: ['orders', 'payments'] })],
  ['of another process than its key’s', () => callToken({ iss: 'orders' })],
  ['expired', () => callToken({ iat: tooOld, exp: tooOld + 60 })],
  ['good for an hour', () => callToken({ exp: now() + 3_600 })],
  ['without an end', () => callToken({ exp: undefined })],
  ['made in the future', () => callToken({ iat: now() + 60, exp: now() + 120 })],
  ['not good yet', () => callToken({ nbf: now() + 60 })],
  ['signed with a key that nobody has', () => callToken({}, { key: stranger.privateKey, header: { kid: 'stranger' } })],
  ['signed with another’s key', () => callToken({}, { key: stranger.privateKey })],
  [
    'that brings its own key along',
    async () => callToken({}, { key: stranger.privateKey, header: { jwk: { kty: 'OKP' } } }),
  ],
  [
    'that says where its key is to be had',
    () => callToken({}, { key: stranger.privateKey, header: { jku: 'http://127.0.0.1:1/keys' } }),
  ],
  ['whose key’s id is a path', () => callToken({}, { header: { kid: '../../keys/callers/bff-web.jwk' } })],
  ['whose key’s id is a query', () => callToken({}, { header: { kid: "' OR 1=1 --" } })],
  ['of another type', () => callToken({}, { header: { typ: 'JWT' } })],
  ['that is an access token', () => accessToken({ aud: 'orders' }, { header: { kid: 'web-1' } })],
  [
    'signed by nobody',
    async () =>
      `${base64url.encode('{"alg":"none","typ":"call+jwt","kid":"web-1"}')}.${(await callToken()).split('.')[1]}.`,
  ],
  [
    'with its payload swapped',
    async () => {
      const [head, , sign] = (await callToken()).split('.')
      return `${head}.${(await callToken({ principal: { kind: 'guest', id: joon, roles: [] } })).split('.')[1]}.${sign}`
    },
  ],
  ['with half its signature', async () => (await callToken()).slice(0, -40)],
  [
    'whose signature is all zeroes',
    async () => `${(await callToken()).split('.').slice(0, 2).join('.')}.${base64url.encode(new Uint8Array(64))}`,
  ],
  [
    'signed with a secret that is the public key',
    async () => {
      const text = `${base64url.encode('{"alg":"HS256","typ":"call+jwt","kid":"web-1"}')}.${(await callToken()).split('.')[1]}`
      return `${text}.${base64url.encode(new Uint8Array(new Bun.CryptoHasher('sha256', 'public').update(text).digest()))}`
    },
  ],
  [
    'whose critical part is not known',
    () =>
      callToken({}, { header: { crit: ['galleria'], galleria: 1 } }).catch(
        async () =>
          `${base64url.encode('{"alg":"EdDSA","typ":"call+jwt","kid":"web-1","crit":["galleria"],"galleria":1}')}.${(await callToken()).split('.').slice(1).join('.')}`,
      ),
  ],
  ['a megabyte long', async () => `${await callToken()}${'A'.repeat(1_000_000)}`],
  [
    'through too many hands',
    () => callToken({ act: Array.from({ length: 20 }).reduce<object>((act) => ({ sub: 'x', act }), { sub: 'x' }) }),
  ],
  ['of a principal of no kind', () => callToken({ principal: { kind: 'root', id: mina, roles: [] } })],
  ['that is no token', async () => 'rubbish.rubbish.rubbish'],
]

test.each(badTokens)('[A14] [N6] a call token %s is refused', async (_how, make) => {
  expect(await seen((await make()) ?? '')).toHaveProperty('doubt')
})

const badProofs: readonly Case[] = [
  ['none at all', async () => undefined],
  ['of another user', () => accessToken({ sub: joon })],
  ['for another BFF', () => accessToken({ aud: audienceOf('bff-mobile') })],
  ['for two BFFs', () => accessToken({ aud: [audienceOf('bff-web'), audienceOf('bff-mobile')] })],
  ['of another issuer', () => accessToken({ iss: 'http://localhost:9999' })],
  ['expired', () => accessToken({ iat: now() - 600, exp: now() - 300 })],
  ['without an end', () => accessToken({ exp: undefined })],
  ['signed with a key that was retired', () => accessToken({}, { header: { kid: 'identity-0' } })],
  ['signed with another’s key', () => accessToken({}, { key: otherIdentity.privateKey })],
  ['that is an ID token', () => accessToken({ nonce: 'n' }, { header: { typ: 'JWT' } })],
  ['with a role that does not exist', () => accessToken({ roles: ['root'] })],
  ['without roles', () => accessToken({ roles: undefined })],
]

test.each(badProofs)('[A14] [N6] the proof of a user is refused: %s', async (_how, make) => {
  expect(await seen(await userToken(await make()))).toHaveProperty('doubt')
})

test('[N6] what a process that speaks for nobody says of a user is hearsay', async () => {
  const token = await callToken(
    { iss: 'orders', principal: { kind: 'user', id: mina, roles: ['support'] }, subject_token: await accessToken() },
    { key: orders.privateKey, header: { kid: 'orders-1' } },
  )
  expect(await seen(token)).toMatchObject({ caller: { principal: { id: mina, roles: [] } }, proven: false })
})
