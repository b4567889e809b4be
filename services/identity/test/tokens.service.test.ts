import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { clientsSuite } from './clients.suite.ts'
import { codeAndRefreshSuite } from './code-and-refresh.suite.ts'
import { assertion, asWeb, codeFor, exchange, post, refresh, tokensFor } from './flows.ts'
import { type RunningIdentity, startRunningIdentity } from './running-identity.ts'

let id: RunningIdentity
beforeAll(async () => {
  id = await startRunningIdentity()
})
afterAll(() => id.stop())

// One server for all of them: it takes longer to start than to be asked.
codeAndRefreshSuite(() => id)
clientsSuite(() => id)

describe('[A10] giving tokens back', () => {
  const revoke = async (token: string) => post(id, '/token/revocation', { ...(await asWeb(id)), token })

  test('ends the family, and says the same of tokens that never were', async () => {
    const { refresh: token } = await tokensFor(id)
    expect((await revoke(token)).status).toBe(200)
    expect((await refresh(id, token)).body.error).toBe('invalid_grant')
    expect((await revoke('never was')).status).toBe(200)
  })

  test('leaves another client’s as they are', async () => {
    const { refresh: token } = await tokensFor(id)
    const { status } = await post(id, '/token/revocation', { client_id: 'galleria-mobile', token })
    expect(status).toBe(200)
    expect((await refresh(id, token)).status).toBe(200)
  })
})

test('[A11] asking about tokens is for those who have proven themselves, and about their own', async () => {
  const { refresh: token } = await tokensFor(id)
  expect((await post(id, '/token/introspection', { token })).status).toBeGreaterThanOrEqual(400)
  const own = await post(id, '/token/introspection', { ...(await asWeb(id)), token })
  expect(own.body).toMatchObject({ active: true, client_id: 'galleria-web' })
  const key = await assertion(id.issuer, 'galleria-partner-jwt', id.partnerKey)
  const partner = {
    client_id: 'galleria-partner-jwt',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: key,
  }
  expect((await post(id, '/token/introspection', { ...partner, token })).body).toEqual({ active: false })
  const stranger = await post(id, '/token/introspection', { client_id: 'galleria-mobile', token })
  expect(stranger.body.active ?? false).toBe(false)
})

test('[A14] an access token is typed, signed by ES256, and for one audience; another client’s audience cannot be had', async () => {
  const { access } = await tokensFor(id)
  expect(decodeProtectedHeader(access)).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: expect.any(String) })
  const claims = decodeJwt(access)
  expect(Object.keys(claims).sort()).toEqual(
    ['aud', 'client_id', 'exp', 'iat', 'iss', 'jti', 'roles', 'scope', 'sid', 'sub'].filter((name) => name in claims),
  )
  expect(claims.aud).toBe('urn:galleria:bff-web')
  for (const resource of ['urn:galleria:bff-kiosk', 'urn:galleria:bff-partner', 'https://evil.example']) {
    const { code, verifier } = await codeFor(id)
    expect((await exchange(id, code, verifier, { resource })).body.error).toBe('invalid_target')
  }
})
