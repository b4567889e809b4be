import { afterAll, beforeAll, expect, test } from 'bun:test'
import { eventually } from '@galleria/testkit'
import { account } from './issuer.ts'
import { sessionEndSuite } from './session-end.suite.ts'
import { type SignInRig, sessionOf, startSignInRig } from './sign-in-rig.ts'
import { guestCookie, newJar } from './signed-in.ts'
import { strangeAnswerSuite } from './strange-answer.suite.ts'

const jwtShape = /eyJ[\w-]+\.eyJ[\w-]+\./
let rig: SignInRig
beforeAll(async () => {
  rig = await startSignInRig()
})
afterAll(() => rig.stop())

test('somebody signs in at one instance and shops at the other: services verify who they are, and merge the guest’s cart', async () => {
  const guest = crypto.randomUUID()
  const jar = newJar({ [guestCookie]: guest })
  const landed = await rig.signIn(jar, { from: rig.bffs[1] })

  expect([landed.status, landed.headers.get('location')]).toEqual([303, '/orders'])
  expect(await (await rig.ask(jar, '/api/web/session', {}, rig.bffs[1])).json()).toEqual({
    signedIn: true,
    name: 'Mina Kang',
    email: 'mina@example.com',
    roles: ['shopper'],
    accountUrl: `${rig.issuer.issuer}/account`,
    signInUrl: '/session/sign-in',
  })
  expect((await rig.ask(jar, '/api/web/cart', {}, rig.bffs[1])).status).toBe(200)
  expect((await rig.ask(jar, '/api/web/orders')).status).toBe(200)
  expect(rig.askedAs).toEqual([`cart.merge user ${account}`, `cart.get user ${account}`, `order.list user ${account}`])
})

test('[A3] nothing of the request passes through the browser but where it is kept', async () => {
  const begun = await rig.ask(newJar(), '/session/sign-in?return=/')
  const { searchParams } = new URL(begun.headers.get('location') ?? '')
  expect([...searchParams.keys()].sort()).toEqual(['client_id', 'request_uri'])
  expect(searchParams.get('request_uri')).toMatch(/^urn:ietf:params:oauth:request_uri:/)
})

// On the rig that is up: it takes longer to start than to be asked.
strangeAnswerSuite(() => rig)
sessionEndSuite(() => rig)

test('while the identity server is away who is signed in shops on, and who would sign in is told so on a page', async () => {
  const jar = newJar()
  await rig.signIn(jar)
  rig.issuer.isUp = false
  try {
    expect((await rig.ask(jar, '/api/web/cart')).status).toBe(200)
    expect(await rig.isSignedIn(jar)).toBe(true)
    const page = await rig.ask(newJar(), '/session/sign-in?return=/checkout', { headers: { accept: 'text/html' } })
    expect([page.status, page.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8'])
    expect(await page.text()).toContain('buy as a guest')
  } finally {
    rig.issuer.isUp = true
  }
  await eventually(async () => expect((await rig.signIn(newJar())).status).toBe(303), { withinMs: 8_000 })
})

// The last one, since it looks at what all the others were told.
test('[B1] in all of this no browser was told a token, nor was the broker in plain words', async () => {
  expect(rig.told.length).toBeGreaterThan(80)
  for (const each of rig.told) expect(each).not.toMatch(jwtShape)
  const jar = newJar()
  await rig.signIn(jar)
  const key = new Bun.CryptoHasher('sha256').update(sessionOf(jar) ?? '').digest('base64url')
  const wanted = JSON.stringify({ last_by_subj: `$KV.web_sessions.session.${key}` })
  const reply = await rig.broker.bus.ask('$JS.API.STREAM.MSG.GET.KV_web_sessions', wanted, {}, 2_000)
  const { message } = JSON.parse(reply.text()) as { message: { data: string } }
  const kept = Buffer.from(message.data, 'base64').toString()
  expect(kept.length).toBeGreaterThan(500)
  expect(kept).not.toMatch(/[^\w-]/)
  expect(Buffer.from(kept, 'base64url').toString('latin1')).not.toMatch(/eyJ[\w-]{8}|mina@example|Mina Kang/)
})
