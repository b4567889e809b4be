import { afterAll, afterEach, beforeAll, describe, expect, setSystemTime, test } from 'bun:test'
import { testBrowser } from './browser.ts'
import { endingSuite } from './ending.suite.ts'
import { authorizeUrl, codeFor, exchange, refresh, signIn, tokensFor, webRequest } from './flows.ts'
import { linkOf, posted, tokenIn, visitor } from './people.ts'
import { proofAnewSuite } from './proof-anew.suite.ts'
import { type RunningIdentity, startRunningIdentity } from './running-identity.ts'

let id: RunningIdentity
beforeAll(async () => {
  id = await startRunningIdentity()
})
afterEach(() => setSystemTime())
afterAll(() => id.stop())

// On the same server, which takes longer to start than to be asked.
proofAnewSuite(() => id)

const good = 'seven clay pots, glazed twice'
const cases = () => id.desk.useCases

endingSuite(() => id)

describe('an account', () => {
  test('is there once its address is proved, and not before', async () => {
    const wanted = { name: 'Yuna', email: 'yuna@example.com', password: good, visitor: visitor() }
    const { outcome, mails } = await posted(id, () => cases().signUp(wanted))
    expect(outcome).toEqual({ ok: true })
    expect(mails.map(({ to }) => to)).toEqual(['yuna@example.com'])
    const early = await cases().signIn({ email: wanted.email, password: good, visitor: visitor() })
    expect(early).toEqual({ ok: false, reason: 'refused' })

    const token = tokenIn(linkOf(mails[0]))
    expect(token.length).toBe(43)
    expect(cases().verifyEmail({ token, visitor: visitor() })).toMatchObject({
      ok: true,
      person: { roles: ['shopper'] },
    })
    expect(cases().verifyEmail({ token, visitor: visitor() })).toEqual({ ok: false, reason: 'dead' })
    const late = await cases().signIn({ email: 'YUNA@example.com ', password: good, visitor: visitor() })
    expect(late).toMatchObject({ ok: true, person: { name: 'Yuna' } })
  })

  test('cannot be taken from its owner by signing up again, with a link from before or after', async () => {
    const wish = (password: string) => ({ name: 'Eve', email: 'taken@example.com', password, visitor: visitor() })
    const eve = await posted(id, () => cases().signUp(wish('the password of an attacker')))
    const owner = await posted(id, () => cases().signUp(wish(good)))
    expect(cases().verifyEmail({ token: tokenIn(linkOf(owner.mails[0])), visitor: visitor() })).toMatchObject({
      ok: true,
    })
    expect(cases().verifyEmail({ token: tokenIn(linkOf(eve.mails[0])), visitor: visitor() })).toEqual({
      ok: false,
      reason: 'dead',
    })
    const again = await posted(id, () => cases().signUp(wish('the password of an attacker')))
    expect(again.outcome).toEqual({ ok: true })
    expect(linkOf(again.mails[0])).not.toContain('token')
    expect(await cases().signIn({ email: 'taken@example.com', password: good, visitor: visitor() })).toMatchObject({
      ok: true,
    })
  })

  test('of a day ago that nobody confirmed is forgotten', async () => {
    const { mails } = await posted(id, () =>
      cases().signUp({ name: 'Late', email: 'late@example.com', password: good, visitor: visitor() }),
    )
    setSystemTime(new Date(Date.now() + 25 * 3_600_000))
    expect(cases().verifyEmail({ token: tokenIn(linkOf(mails[0])), visitor: visitor() })).toEqual({
      ok: false,
      reason: 'dead',
    })
  })
})

describe('a forgotten password', () => {
  test('is chosen anew by a link that is good once and for half an hour, and everybody is signed out', async () => {
    const before = await tokensFor(id, id.people.joon)
    const first = await posted(id, () => cases().askForReset({ email: id.people.joon.email, visitor: visitor() }))
    const second = await posted(id, () => cases().askForReset({ email: id.people.joon.email, visitor: visitor() }))
    const [older, token] = [first, second].map(({ mails }) => tokenIn(linkOf(mails[0])))
    expect(cases().resetIsOpen(token ?? '')).toBe(true)
    const weak = await cases().resetPassword({ token: token ?? '', password: 'short', visitor: visitor() })
    expect(weak).toMatchObject({ ok: false, mistakes: { password: 'password-too-short' } })
    const password = 'nine copper kettles, one bent'
    const { outcome, mails } = await posted(id, () =>
      cases().resetPassword({ token: token ?? '', password, visitor: visitor() }),
    )
    expect(outcome).toEqual({ ok: true })
    expect(mails.length).toBe(1)
    for (const used of [token, older])
      expect(await cases().resetPassword({ token: used ?? '', password, visitor: visitor() })).toEqual({
        ok: false,
        reason: 'dead',
      })
    expect((await refresh(id, before.refresh)).body.error).toBe('invalid_grant')
    expect((await before.browser.open('/account')).page()).toBeNull()
    expect(id.told.at(-1)).toContain('logout_token=')
    expect(await cases().signIn({ ...id.people.joon, visitor: visitor() })).toMatchObject({ ok: false })
    expect(await cases().signIn({ email: id.people.joon.email, password, visitor: visitor() })).toMatchObject({
      ok: true,
    })
    Object.assign(id.people.joon, { password })
  })

  test('of nobody is answered the same, and the mail says so to whoever can read it', async () => {
    const { outcome, mails } = await posted(id, () =>
      cases().askForReset({ email: 'stranger@example.com', visitor: visitor() }),
    )
    expect(outcome).toEqual({ ok: true })
    expect(linkOf(mails[0])).not.toContain('token')
    const { mails: reset } = await posted(id, () =>
      cases().askForReset({ email: id.people.mina.email, visitor: visitor() }),
    )
    setSystemTime(new Date(Date.now() + 31 * 60_000))
    expect(cases().resetIsOpen(tokenIn(linkOf(reset[0])))).toBe(false)
  })
})

describe('where somebody is signed in', () => {
  test('is shown to them, and can be ended one by one or all at once', async () => {
    const [phone, desk] = [await tokensFor(id), await tokensFor(id)]
    const current = (await desk.browser.open('/account')).page() as unknown as {
      person: { id: string }
      sessionId: string
    }
    const accountId = current.person.id
    const listed = cases().listSessions(accountId)
    expect(listed.find(({ id: one }) => one === current.sessionId)).toMatchObject({
      kind: 'browser',
      clients: ['galleria-web'],
      address: '127.0.0.1',
    })

    const other = (await phone.browser.open('/account')).page() as unknown as { sessionId: string }
    const someoneElses = await cases().endSession({
      accountId: crypto.randomUUID(),
      sessionId: other.sessionId,
      visitor: visitor(),
    })
    expect(someoneElses).toBe(false)
    expect(await cases().endSession({ accountId, sessionId: other.sessionId, visitor: visitor() })).toBe(true)
    expect((await phone.browser.open('/account')).page()).toBeNull()
    expect((await refresh(id, phone.refresh)).body.error).toBe('invalid_grant')
    const next = await refresh(id, desk.refresh)
    expect(next.status).toBe(200)

    await cases().signOutEverywhere({ accountId, visitor: visitor() })
    expect(cases().listSessions(accountId)).toEqual([])
    expect((await refresh(id, next.body.refresh_token ?? '')).body.error).toBe('invalid_grant')
  })

  test('does not change where a password is changed, and ends everywhere else', async () => {
    const [here, there] = [await tokensFor(id), await tokensFor(id)]
    const current = (await here.browser.open('/account')).page() as unknown as {
      person: { id: string }
      sessionId: string
    }
    const change = { accountId: current.person.id, sessionId: current.sessionId, visitor: visitor() }
    const wrong = await cases().changePassword({ ...change, current: 'a wrong one, surely', password: good })
    expect(wrong).toMatchObject({ mistakes: { password: 'password-wrong' } })
    const password = 'eleven linen napkins, ironed'
    expect(await cases().changePassword({ ...change, current: id.people.mina.password, password })).toEqual({
      ok: true,
    })
    Object.assign(id.people.mina, { password })
    expect((await there.browser.open('/account')).page()).toBeNull()
    expect((await here.browser.open('/account')).page()).toMatchObject({ sessionId: current.sessionId })
    expect((await refresh(id, here.refresh)).status).toBe(200)
    expect((await refresh(id, there.refresh)).body.error).toBe('invalid_grant')
  })
})

test('what is in the store lets nobody in, and can be found again by its owner only', async () => {
  const { browser, code, refresh: token } = await tokensFor(id)
  const { mails } = await posted(id, () => cases().askForReset({ email: id.people.mina.email, visitor: visitor() }))
  const cookies = browser.cookies().map(({ line }) => line.slice(line.indexOf('=') + 1, line.indexOf(';')))
  const secrets = [code, token, tokenIn(linkOf(mails[0])), ...cookies].filter((one) => one.length > 20)
  expect(secrets.length).toBeGreaterThanOrEqual(4)
  const stored = Buffer.from(id.service.db.serialize())
  expect(secrets.filter((secret) => stored.includes(secret))).toEqual([])
})

test('what people do is in the audit, in the order in which they did it, and without their addresses', async () => {
  const last = () =>
    id.service.db.query<{ sequence: number }, []>('SELECT max(sequence) AS sequence FROM audit_entries').get()
      ?.sequence ?? 0
  const from = last()
  const { code, verifier } = await codeFor(id)
  await exchange(id, code, verifier)
  await exchange(id, code, verifier)
  const rows = id.service.db
    .query<{ body: string }, [number]>('SELECT body FROM audit_entries WHERE sequence > ? ORDER BY sequence')
    .all(from)
  const actions = rows.map(({ body }) => JSON.parse(body).action)
  expect(actions).toEqual(
    expect.arrayContaining([
      'security.signed-in',
      'session.begun',
      'grant.given',
      'refresh-token.issued',
      'access-token.issued',
      'security.refused-grant',
    ]),
  )
  expect(actions.indexOf('security.signed-in')).toBeLessThan(actions.indexOf('refresh-token.issued'))
  expect(rows.some(({ body }) => body.includes('@') || body.includes(code))).toBe(false)
})

test('a page of an account is come back to, and nothing else is', async () => {
  const browser = testBrowser(id.issuer)
  const landed = await signIn(browser, id.desk.current.signInUrl('/account'), id.people.mina)
  expect(landed.url.pathname).toBe('/account')
  expect(landed.page()).toMatchObject({ person: { name: 'mina' } })
  for (const state of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/account/../auth',
    'javascript:1',
  ]) {
    const { url } = await browser.open(`/account/enter?${new URLSearchParams({ state })}`)
    expect(url.href).toBe(`${id.issuer}/account`)
  }
  const { params } = await webRequest(id)
  expect((await browser.open(authorizeUrl(id, { ...params, client_id: 'galleria-account' }))).status).toBe(400)
})
