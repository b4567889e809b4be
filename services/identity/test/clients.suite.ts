import { beforeAll, describe, expect, test } from 'bun:test'
import { decodeJwt, SignJWT } from 'jose'
import { asPartner, assertion, post, tokensFor } from './flows.ts'
import { clientKey, type RunningIdentity } from './running-identity.ts'

/** How a client shows that it is itself, with a key of its own or a secret, and that it is taken for nobody else. */
export function clientsSuite(running: () => RunningIdentity): void {
  let id: RunningIdentity
  beforeAll(() => {
    id = running()
  })

  const now = () => Math.floor(Date.now() / 1_000)
  const grant = { grant_type: 'client_credentials' }

  describe('[A8] a proof of possession', () => {
    const url = () => `${id.issuer}/token`
    async function proof(claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}) {
      const own = await clientKey()
      const { kid: _, use: __, alg: ___, ...jwk } = own.jwk
      return new SignJWT({ jti: crypto.randomUUID(), htm: 'POST', htu: url(), iat: now(), ...claims })
        .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk, ...header })
        .sign(own.privateKey)
    }
    const ask = (dpop: string) => post(id, '/token', grant, { ...asPartner(id), dpop })

    test('binds the token to its key, and is looked at in every detail', async () => {
      const good = await proof()
      expect((await ask(good)).body).toMatchObject({ token_type: 'DPoP' })
      expect((await ask(good)).status).toBe(400)
      const key = await clientKey()
      const { d: _, ...bare } = key.jwk as Record<string, unknown>
      const wrong = [
        proof({ htm: 'GET' }),
        proof({ htu: `${id.issuer}/other` }),
        proof({ htu: 'https://evil.example/token' }),
        proof({}, { typ: 'JWT' }),
        proof({ iat: now() - 3_600 }),
        proof({ iat: now() + 3_600 }),
        proof({ jti: undefined }),
        proof({ nonce: 'made up' }),
        proof({}, { jwk: { ...bare, d: 'AAAA' } }),
        proof({}, { jwk: undefined }),
        Promise.resolve(`${Buffer.from('{"alg":"none","typ":"dpop+jwt"}').toString('base64url')}.e30.`),
        proof().then((token) => `${token.slice(0, -8)}AAAAAAAA`),
      ]
      for (const one of wrong) {
        const { status, body } = await ask(await one)
        expect({ status, token: body.access_token }).toEqual({ status: 400, token: undefined })
      }
    })

    test('two of them are none', async () => {
      const { status } = await ask(`${await proof()}, ${await proof()}`)
      expect(status).toBe(400)
    })
  })

  describe('[A13] how a client proves that it is itself', () => {
    const client_assertion_type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
    const ask = (client_assertion: string) =>
      post(id, '/token', { ...grant, client_id: 'galleria-partner-jwt', client_assertion_type, client_assertion })

    test('what it signs is for this server, for now, by its own key, and good once', async () => {
      const sign = (claims: Record<string, unknown>, header = {}, key = id.partnerKey) =>
        assertion(id.issuer, 'galleria-partner-jwt', key, claims, header)
      const good = await sign({})
      expect((await ask(good)).status).toBe(200)
      expect((await ask(good)).status).toBeGreaterThanOrEqual(400)
      const publicPem = new TextEncoder().encode(JSON.stringify(id.partnerKey.jwk))
      const wrong = [
        sign({ aud: 'https://evil.example' }),
        sign({ aud: [id.issuer, 'https://evil.example'] }),
        sign({ aud: `${id.issuer}/token` }),
        sign({ exp: now() - 60 }),
        sign({ exp: undefined }),
        sign({ exp: now() + 3_600 }),
        sign({ jti: undefined }),
        sign({ sub: 'galleria-web' }),
        sign({ iss: 'galleria-web' }),
        sign({ iss: undefined }),
        sign({}, {}, id.webKey),
        sign({}, {}, await clientKey()),
        new SignJWT({
          iss: 'galleria-partner-jwt',
          sub: 'galleria-partner-jwt',
          aud: id.issuer,
          jti: 'x',
          exp: now() + 60,
        })
          .setProtectedHeader({ alg: 'HS256' })
          .sign(publicPem),
        Promise.resolve(`${Buffer.from('{"alg":"none"}').toString('base64url')}.${good.split('.')[1]}.`),
        Promise.resolve(good.replace(/\.[^.]+$/, `.${Buffer.alloc(64).toString('base64url')}`)),
      ]
      for (const [i, one] of wrong.entries()) {
        const { status, body } = await ask(await one)
        expect({ i, isRefused: status >= 400, token: body.access_token }).toEqual({
          i,
          isRefused: true,
          token: undefined,
        })
      }
    })

    test('a secret goes into the header, not the address or the form, and one proof is enough', async () => {
      const secret = { client_id: 'galleria-partner', client_secret: id.partnerSecret }
      expect((await post(id, '/token', grant, asPartner(id))).status).toBe(200)
      expect((await post(id, '/token', { ...grant, ...secret })).status).toBe(401)
      expect((await post(id, `/token?${new URLSearchParams(secret)}`, grant)).status).toBeGreaterThanOrEqual(400)
      const client_assertion = await assertion(id.issuer, 'galleria-partner', id.partnerKey)
      const both = { ...grant, client_id: 'galleria-partner', client_assertion_type, client_assertion }
      expect((await post(id, '/token', both, asPartner(id))).status).toBeGreaterThanOrEqual(400)
      const { status, body } = await post(id, '/token', grant, asPartner(id, 'guessed'))
      expect({ status, error: body.error }).toEqual({ status: 401, error: 'invalid_client' })
    })
  })

  test('[A15] no client has an id that could be a person’s, and its tokens have no roles', async () => {
    const { access } = await tokensFor(id)
    expect(decodeJwt(access).sub).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    const { body } = await post(id, '/token', grant, asPartner(id))
    const claims = decodeJwt(body.access_token ?? '')
    expect(claims.sub).toBe('galleria-partner')
    expect(claims).not.toHaveProperty('roles')
  })
}
