import { describe, expect, test } from 'bun:test'
import type { Account, AccountRole } from '../domain/account.ts'
import { proofStandsMs } from '../domain/fresh-proof.ts'
import { csrfOf, issuer, openRig, password, plain, session } from './pages-rig.ts'

const people = '/account/people'

/** Somebody of that role, at the pages of their own account; Mina is signed in twice elsewhere. */
async function openAs(...roles: AccountRole[]) {
  const rig = await openRig()
  const one: Account = {
    ...rig.mina,
    id: '6f2c1f0e-0000-4000-8000-00000000000a',
    email: 'sam@example.com',
    name: 'Sam',
    roles,
  }
  rig.accounts.add(one)
  rig.signedInAs = { account: one, sessionId: 's9' }
  rig.sessions.push(session('s1'), session('s2'))
  const browser = rig.browser()
  /** A form's token of somebody who may not see the form. */
  const csrf = csrfOf(await browser.get('/account/sessions'))
  const lookUp = (wanted: string) => browser.post(people, { csrf, wanted })
  const end = (id: string, reason: string) => browser.post(`${people}/end`, { csrf, id, reason })
  return { rig, one, browser, csrf, lookUp, end }
}

describe('the page on which people are looked up', () => {
  for (const role of ['shopper', 'catalogue-manager', 'auditor'] as const) {
    test(`[7.4.5] the page of people is not there for a ${role}, whatever is sent to it`, async () => {
      const { rig, browser, csrf, lookUp, end } = await openAs(role)
      const nothing = plain(await browser.get('/account/nothing'))
      const text = (page: { text: string }) => page.text.replaceAll(/\/account\/(?:people(?:\/end)?|nothing)/g, '')
      for (const path of [people, `${people}/end`]) {
        const page = plain(await browser.get(path))
        expect([page.status, text(page)]).toEqual([404, text(nothing)])
      }
      for (const wanted of [rig.mina.email, 'nobody@example.com', ''])
        expect(text(plain(await lookUp(wanted)))).toBe(text(nothing))
      for (const id of [rig.mina.id, 'nobody']) {
        const page = plain(await end(id, 'because I can'))
        expect([page.status, text(page)]).toEqual([404, text(nothing)])
      }
      expect((await browser.post(people, { csrf: `${csrf}x`, wanted: rig.mina.email })).status).toBe(404)
      expect((await browser.get('/account')).text).not.toContain(people)
      expect(rig.sessions).toHaveLength(2)
      expect(rig.happened.filter(({ outcome, reason }) => outcome === 'refused' && reason === 'role')).toHaveLength(6)
    })
  }

  test('whoever is not signed in is sent to sign in, as on all pages of an account', async () => {
    const { rig, browser } = await openAs('support')
    rig.signedInAs = undefined
    for (const visit of [await browser.get(people), await browser.post(`${people}/end`, { id: rig.mina.id })])
      expect([visit.status, visit.headers.get('location')]).toEqual([
        303,
        `/account/sign-in?to=${encodeURIComponent(people)}`,
      ])
  })

  for (const role of ['support', 'operator'] as const) {
    test(`[7.4.5] a ${role} finds the page of people on every page of the account, and somebody on it by a whole address or id`, async () => {
      const { rig, one, browser, lookUp } = await openAs(role)
      for (const page of ['/account', '/account/password', '/account/passkeys', '/account/sessions', people])
        expect((await browser.get(page)).text).toContain(`href="${people}"`)
      for (const wanted of [' Mina@Example.com ', rig.mina.id.toUpperCase()]) {
        const { status, text } = await lookUp(wanted)
        expect(status).toBe(200)
        for (const shown of ['Mina', 'mina@example.com', rig.mina.id, 'in 2 places']) expect(text).toContain(shown)
      }
      const looked = { action: 'data.read', accountId: one.id, object: { kind: 'account', id: rig.mina.id } }
      expect(rig.happened).toMatchObject([looked, looked])
      expect(JSON.stringify(rig.happened)).not.toContain('@')
    })
  }

  test('[7.4.5] nobody is found by a part of an address, and each vain look is written down', async () => {
    const { rig, lookUp } = await openAs('support')
    const said = async (wanted: string) => {
      const { status, text } = await lookUp(wanted)
      return [status, /href="#wanted">([^<]*)/.exec(text)?.[1]]
    }
    expect(await said('  ')).toEqual([422, 'Enter an e-mail address or an id.'])
    for (const part of ['mina', 'mina@', '@example.com', '6f2c1f0e', "' or 1=1 --"])
      expect(await said(part)).toEqual([422, 'Enter a whole e-mail address or a whole id.'])
    expect(rig.happened).toEqual([])
    for (const nobody of ['%@example.com', crypto.randomUUID()])
      expect(await said(nobody)).toEqual([422, 'Nobody has an account under that address or id.'])
    expect(rig.happened.map(({ action, outcome, reason }) => [action, outcome, reason])).toEqual(
      Array.from({ length: 2 }, () => ['data.read', 'refused', 'nobody-found']),
    )
  })

  test('a list is not read through it: after thirty looks it takes its time', async () => {
    const { lookUp } = await openAs('support')
    const visits = []
    for (let i = 0; i < 31; i += 1) visits.push(await lookUp(`nobody-${i}@example.com`))
    expect(visits.map(({ status }) => status).filter((status) => status !== 422)).toEqual([429])
    expect(Number(visits.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

describe('ending somebody’s sessions', () => {
  test('[7.4.5] support ends all sessions of a shopper, and the audit keeps who did it, to whom and why', async () => {
    const { rig, one, lookUp, browser } = await openAs('support')
    const csrf = csrfOf(await lookUp(rig.mina.email))
    const reason = '  lost telephone,   called us '
    const done = await browser.post(`${people}/end`, { csrf, id: rig.mina.id, reason })
    expect([done.status, done.headers.get('location')]).toEqual([303, `${people}?ended`])
    expect((await browser.get(`${people}?ended`)).text).toContain('All their sessions have ended')
    expect(rig.sessions).toEqual([])
    expect(rig.told).toEqual([rig.mina.id])
    expect(rig.happened.at(-1)).toEqual({
      action: 'security.sessions-ended-by-staff',
      object: { kind: 'account', id: rig.mina.id },
      accountId: one.id,
      statement: 'lost telephone, called us',
      after: { ended: 2 },
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    })
    expect(rig.accounts.byId(rig.mina.id)).toBeDefined()
  })

  test('[7.4.5] [7.5.1] staff prove anew who they are before they end anything, and look the person up again', async () => {
    const { rig, browser, end } = await openAs('support')
    rig.later(proofStandsMs + 1)
    const asked = await end(rig.mina.id, 'lost telephone')
    expect([asked.status, asked.headers.get('location')]).toEqual([303, `/account/confirm?then=${people}`])
    expect(rig.sessions).toHaveLength(2)
    const proved = await browser.fillIn(`/account/confirm?then=${people}`, { password })
    expect(proved.headers.get('location')).toBe(`${people}?confirmed`)
    expect((await browser.get(`${people}?confirmed`)).text).toContain('Nothing has been changed yet')
    expect((await end(rig.mina.id, 'lost telephone')).headers.get('location')).toBe(`${people}?ended`)
    expect(rig.sessions).toHaveLength(0)
  })

  test('[7.4.5] nothing ends without a reason that will do, and what was typed is not lost', async () => {
    const { rig, end } = await openAs('support')
    for (const [reason, words] of [
      ['', 'Say why.'],
      ['no', 'Say why in three characters at least.'],
      ['x'.repeat(201), 'Say why in 200 characters at most.'],
      ['mina@example.com asked', 'Leave out e-mail addresses'],
      ['card 4242 4242 4242 4242', 'Leave out e-mail addresses'],
    ] as const) {
      const page = await end(rig.mina.id, reason)
      expect([reason, page.status, page.text.includes(`href="#reason">${words}`)]).toEqual([reason, 422, true])
      expect(page.text).toContain(`value="${reason}"`)
      expect(page.text).toContain('mina@example.com')
    }
    expect([rig.sessions.length, rig.told]).toEqual([2, []])
    // What is shown with it is a look at somebody as well.
    expect(rig.happened.map(({ action, object }) => [action, object?.id])).toEqual(
      Array.from({ length: 5 }, () => ['data.read', rig.mina.id]),
    )
  })

  test('[7.4.5] support does not end the sessions of whoever works here, nor anybody their own in this way', async () => {
    const { rig, one, lookUp, end } = await openAs('support')
    const staff = (['operator', 'auditor', 'catalogue-manager', 'support'] as const).map((role): Account => {
      return {
        ...rig.mina,
        id: crypto.randomUUID(),
        email: `${role}@example.com`,
        name: role,
        roles: ['shopper', role],
      }
    })
    for (const member of [...staff, one]) {
      rig.accounts.add(member)
      const words = member === one ? 'This is your own account.' : 'They work here'
      const page = await lookUp(member.email)
      expect([member.name, page.text.includes(words), page.text.includes(`action="${people}/end"`)]).toEqual([
        member.name,
        true,
        false,
      ])
      const tried = await end(member.id, 'a good reason')
      expect([member.name, tried.status, tried.text.includes(words)]).toEqual([member.name, 403, true])
      expect(rig.happened.at(-2)).toMatchObject({
        action: 'security.sessions-ended-by-staff',
        outcome: 'refused',
        reason: member === one ? 'ending-own' : 'ending-above',
        object: { kind: 'account', id: member.id },
      })
    }
    expect([rig.sessions.length, rig.told]).toEqual([2, []])
  })

  test('of somebody who is not there any more says so', async () => {
    const { end } = await openAs('operator')
    const page = await end(crypto.randomUUID(), 'a good reason')
    expect([page.status, page.text.includes('Nobody has an account under that')]).toEqual([422, true])
  })

  test('[B3] neither a look nor an end is taken from another origin, without a token, or with another session’s', async () => {
    const { rig, one, browser, csrf } = await openAs('operator')
    const forms = [
      [people, { wanted: rig.mina.email }],
      [`${people}/end`, { id: rig.mina.id, reason: 'a good reason' }],
    ] as const
    for (const [path, fields] of forms) {
      const elsewhere = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
      expect((await browser.post(path, { csrf, ...fields }, elsewhere)).status).toBe(403)
      expect((await browser.post(path, { csrf, ...fields }, { origin: `${issuer}.evil.example` })).status).toBe(403)
      expect((await browser.post(path, { ...fields })).status).toBe(403)
      rig.signedInAs = { account: one, sessionId: 'another' }
      expect((await browser.post(path, { csrf, ...fields })).status).toBe(403)
      rig.signedInAs = { account: one, sessionId: 's9' }
    }
    expect([rig.sessions.length, rig.happened]).toEqual([2, []])
  })
})
