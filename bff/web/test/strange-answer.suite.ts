import { beforeAll, expect, test } from 'bun:test'
import { type SignInRig, sessionOf } from './sign-in-rig.ts'
import { newJar } from './signed-in.ts'

/** Nobody is signed in by an answer that is not the one asked for, or at an identity server that is not what it says. */
export function strangeAnswerSuite(running: () => SignInRig): void {
  let rig: SignInRig
  beforeAll(() => {
    rig = running()
  })

  const distortions: Readonly<Record<string, (address: URL) => void>> = {
    'comes from another issuer': ({ searchParams }) => searchParams.set('iss', 'https://evil.example'),
    'does not say from whom it comes': ({ searchParams }) => searchParams.delete('iss'),
    'answers another request': ({ searchParams }) => searchParams.set('state', 'another'),
    'answers none': ({ searchParams }) => searchParams.delete('state'),
    'says a thing twice': ({ searchParams }) => searchParams.append('state', searchParams.get('state') ?? ''),
    'has a code that nobody gave': ({ searchParams }) => searchParams.set('code', 'x'.repeat(43)),
    'has none': ({ searchParams }) => searchParams.delete('code'),
    'is an error': ({ searchParams }) => searchParams.set('error', 'server_error'),
    'brings a token': ({ searchParams }) => searchParams.set('response', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.'),
  }
  for (const [how, distort] of Object.entries(distortions)) {
    test(`[A5] an answer that ${how} signs nobody in`, async () => {
      rig.issuer.distort = { answer: distort }
      const jar = newJar()
      const landed = await rig.signIn(jar).finally(() => {
        rig.issuer.distort = {}
      })
      expect([landed.status, sessionOf(jar)]).toEqual([401, undefined])
    })
  }

  test('[A5] the code of somebody else’s sign-in signs nobody in: the nonce and the verifier are another’s', async () => {
    const [attacker, victim] = [newJar(), newJar()]
    const begun = await rig.ask(attacker, '/session/sign-in?return=/')
    const stolen = await rig.answerOf(begun.headers.get('location') ?? '')
    const own = await rig.ask(victim, '/session/sign-in?return=/')
    const answer = await rig.answerOf(own.headers.get('location') ?? '')
    answer.searchParams.set('code', stolen.searchParams.get('code') ?? '')

    expect((await rig.ask(victim, answer.pathname + answer.search)).status).toBe(401)
    expect(sessionOf(victim)).toBeUndefined()
  })

  const lies: Readonly<Record<string, (document: Record<string, unknown>) => void>> = {
    'another issuer': (document) => void Object.assign(document, { issuer: 'https://evil.example' }),
    'its own with a slash more': (document) => void Object.assign(document, { issuer: `${rig.issuer.issuer}/` }),
    'a place elsewhere for codes': (document) =>
      void Object.assign(document, { token_endpoint: 'https://evil.example/token' }),
    'a place elsewhere for requests': (document) =>
      void Object.assign(document, { pushed_authorization_request_endpoint: 'http://127.0.0.1:1/request' }),
    'no promise to say who answers': (document) =>
      void Object.assign(document, { authorization_response_iss_parameter_supported: false }),
    'no S256': (document) => void Object.assign(document, { code_challenge_methods_supported: ['plain'] }),
  }
  for (const [what, lie] of Object.entries(lies)) {
    test(`[A12] an identity server that claims ${what} is not signed in at`, async () => {
      rig.issuer.distort = { metadata: lie }
      const bff = await rig.startBff()
      try {
        const jar = newJar()
        const begun = await rig.ask(jar, '/session/sign-in?return=/', { headers: { accept: 'application/json' } }, bff)
        if (begun.status === 303) {
          const answer = await rig.answerOf(begun.headers.get('location') ?? '')
          expect((await rig.ask(jar, answer.pathname + answer.search, {}, bff)).status).toBe(503)
        } else expect(begun.status).toBe(503)
        expect(sessionOf(jar)).toBeUndefined()
      } finally {
        rig.issuer.distort = {}
        await bff.stop()
      }
    })
  }
}
