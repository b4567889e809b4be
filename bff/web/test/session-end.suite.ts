import { beforeAll, expect, test } from 'bun:test'
import { eventually } from '@galleria/testkit'
import { type CryptoKey, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import { latelyMs } from '../session/lately-read.ts'
import { asOurScript } from './app-under-test.ts'
import { account } from './issuer.ts'
import { type SignInRig, shop } from './sign-in-rig.ts'
import { newJar } from './signed-in.ts'

/** A session goes on while its tokens are renewed, and is over everywhere once it has ended anywhere. */
export function sessionEndSuite(running: () => SignInRig): void {
  let rig: SignInRig
  beforeAll(() => {
    rig = running()
  })

  test('[A7] a spent token is renewed once for two instances and many requests, and the session goes on', async () => {
    const jar = newJar()
    // So short that it is spent as soon as it is there.
    rig.issuer.accessSeconds = 8
    await rig.signIn(jar)
    rig.issuer.accessSeconds = 300
    const before = rig.issuer.asked.length
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, i) =>
        // The orders may be late once.
        eventually(async () => {
          const answer = await rig.ask(newJar(Object.fromEntries(jar.held)), '/api/web/cart', {}, rig.bffs[i % 2])
          expect(answer.status).not.toBe(503)
          return answer
        }),
      ),
    )

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(rig.issuer.asked.slice(before).filter((each) => each.startsWith('POST'))).toEqual(['POST /token'])
    expect(await rig.isSignedIn(jar)).toBe(true)
  })

  test('[A18] [B2] the identity server ends sessions by a token of its own, and by no other', async () => {
    const jar = newJar()
    await rig.signIn(jar)
    const good = {
      aud: 'galleria-web',
      sub: account,
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    }
    const key = (await importJWK(rig.issuer.keys[0] as JWK, 'ES256')) as CryptoKey
    const other = await strangersKey()
    const token = (claims: object, { by = key, typ = 'logout+jwt', iss = rig.issuer.issuer, at = Date.now() } = {}) =>
      new SignJWT({ jti: crypto.randomUUID(), ...claims })
        .setProtectedHeader({ alg: 'ES256', typ, kid: 'issuer-key' })
        .setIssuer(iss)
        .setIssuedAt(Math.floor(at / 1_000))
        .sign(by)
    const tell = async (logout_token: string) =>
      (
        await rig.ask(newJar(), '/session/back-channel-logout', {
          method: 'POST',
          body: new URLSearchParams({ logout_token }),
        })
      ).status

    for (const bad of [
      token(good, { by: other }),
      token(good, { typ: 'JWT' }),
      token(good, { typ: 'at+jwt' }),
      token(good, { iss: 'https://evil.example' }),
      token(good, { at: Date.now() - 600_000 }),
      token({ ...good, aud: 'galleria-mobile' }),
      token({ ...good, nonce: 'n' }),
      token({ ...good, events: {} }),
      token({ ...good, sub: undefined }),
      Promise.resolve('eyJhbGciOiJub25lIiwidHlwIjoibG9nb3V0K2p3dCJ9.eyJzdWIiOiJ4In0.'),
    ])
      expect(await tell(await bad)).toBe(400)
    expect(await rig.isSignedIn(jar, rig.bffs[1])).toBe(true)

    expect(await tell(await token(good))).toBe(200)
    expect(await rig.isSignedIn(jar, rig.bffs[0])).toBe(false)
    await eventually(async () => expect(await rig.isSignedIn(jar, rig.bffs[1])).toBe(false), { withinMs: 2 * latelyMs })
  })

  test('[B2] signing out at one instance ends the session at the other, and leads to the identity server without a token', async () => {
    const jar = newJar()
    await rig.signIn(jar)
    const kept = newJar(Object.fromEntries(jar.held))
    const out = await rig.ask(jar, '/session/sign-out', { method: 'POST', headers: { origin: shop } })
    const to = new URL(out.headers.get('location') ?? '')

    expect([out.status, to.origin]).toEqual([303, rig.issuer.issuer])
    expect(Object.fromEntries(to.searchParams)).toEqual({
      client_id: 'galleria-web',
      post_logout_redirect_uri: `${shop}/`,
    })
    expect((await fetch(to, { redirect: 'manual' })).status).toBe(200)
    const late = await rig.ask(
      kept,
      '/api/web/cart/lines',
      {
        method: 'POST',
        headers: { ...asOurScript, 'content-type': 'application/json' },
        body: '{"sku":"LMP-012-OAK","quantity":1}',
      },
      rig.bffs[1],
    )
    expect(late.status).toBe(401)
  })
}

/** The key of somebody who would like to be the identity server. */
async function strangersKey(): Promise<CryptoKey> {
  return (await generateKeyPair('ES256')).privateKey
}
