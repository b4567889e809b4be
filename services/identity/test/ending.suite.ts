import { beforeAll, describe, expect, test } from 'bun:test'
import { codeFor, exchange, refresh, tokensFor } from './flows.ts'
import { linkOf, posted, tokenIn, visitor } from './people.ts'
import type { RunningIdentity } from './running-identity.ts'

const nothing = { accounts: 0, server_models: 0, sessions_seen: 0, devices: 0, passkeys: 0, errands: 0 }
const password = 'six walnut bowls, oiled by hand'

/** What is left of somebody's sessions and tokens when their account, or a member of staff, ends them. */
export function endingSuite(running: () => RunningIdentity): void {
  let id: RunningIdentity
  beforeAll(() => {
    id = running()
  })
  const cases = () => id.desk.useCases

  /** Somebody who has just got an account. */
  async function newcomer(email: string) {
    const { mails } = await posted(id, () => cases().signUp({ name: 'Haru', email, password, visitor: visitor() }))
    const made = cases().verifyEmail({ token: tokenIn(linkOf(mails[0])), visitor: visitor() })
    if (!made.ok) throw new Error(`no account: ${made.reason}`)
    return { email, password, id: made.person.id }
  }

  /** Lets a kiosk act for somebody, which it does without a session of a browser. */
  async function letKioskIn(accountId: string): Promise<void> {
    const { Grant } = id.service.authorizationServer.provider()
    await new Grant({ accountId, clientId: 'galleria-kiosk' }).save()
  }

  const close = (accountId: string) =>
    posted(id, () => cases().closeAccount({ accountId, provedAt: Date.now(), visitor: visitor() }))

  /** How many rows each table has that are about an account. */
  function rowsOf(accountId: string): Record<string, number> {
    const counted = (table: string, column: string) =>
      id.service.db
        .query<{ rows: number }, [string]>(`SELECT count(*) AS rows FROM ${table} WHERE ${column} = ?`)
        .get(accountId)?.rows ?? 0
    const tables = ['server_models', 'sessions_seen', 'devices', 'passkeys', 'errands']
    return {
      accounts: counted('accounts', 'id'),
      ...Object.fromEntries(tables.map((t) => [t, counted(t, 'account_id')])),
    }
  }

  function audited(
    accountId: string,
  ): { action: string; statement?: string; principal: { id: string; roles: string[] } }[] {
    return id.service.db
      .query<{ body: string }, [string]>('SELECT body FROM audit_entries WHERE instr(body, ?) > 0 ORDER BY sequence')
      .all(accountId)
      .map(({ body }) => JSON.parse(body))
  }

  describe('an account that is closed', () => {
    test('[7.4.2] leaves no token, no session and no code that opens anything, and clients are told', async () => {
      const haru = await newcomer('haru@example.com')
      const signedIn = await tokensFor(id, haru)
      const waiting = await codeFor(id, haru)
      await letKioskIn(haru.id)
      const reset = await posted(id, () => cases().askForReset({ email: haru.email, visitor: visitor() }))
      const told = id.told.length
      const { outcome, mails } = await close(haru.id)

      expect(outcome).toEqual({ ok: true })
      expect(mails.map(({ to, subject }) => [to, subject])).toEqual([[haru.email, 'Galleria: Your account is closed']])
      expect((await refresh(id, signedIn.refresh)).body.error).toBe('invalid_grant')
      expect((await exchange(id, waiting.code, waiting.verifier)).body.error).toBe('invalid_grant')
      expect((await signedIn.browser.open('/account')).page()).toBeNull()
      expect(cases().resetIsOpen(tokenIn(linkOf(reset.mails[0])))).toBe(false)
      expect(id.told.slice(told).every((body) => body.includes('logout_token='))).toBe(true)
      expect(id.told.length - told).toBe(2)
      expect(rowsOf(haru.id)).toEqual(nothing)
      expect(Buffer.from(id.service.db.serialize()).includes(haru.email)).toBe(false)
      expect(audited(haru.id).find(({ action }) => action === 'account.closed')?.principal).toEqual({
        kind: 'user',
        id: haru.id,
        roles: ['shopper'],
      } as never)
    })

    test('[7.4.2] cannot sign in, and its address is free for another account with another subject', async () => {
      const haru = await newcomer('again@example.com')
      await close(haru.id)
      expect(await cases().signIn({ ...haru, visitor: visitor() })).toEqual({ ok: false, reason: 'refused' })
      const anew = await newcomer('AGAIN@example.com')
      expect(anew.id).not.toBe(haru.id)
      expect((await tokensFor(id, anew)).access).not.toBe('')
    })

    test('[7.4.2] is closed wholly or not at all', async () => {
      const yuna = await newcomer('whole@example.com')
      const { refresh: token } = await tokensFor(id, yuna)
      const { post } = id.service.ports
      const put = post.put
      Object.assign(post, {
        put() {
          throw new Error('the post is full')
        },
      })
      const closing = cases().closeAccount({ accountId: yuna.id, provedAt: Date.now(), visitor: visitor() })
      expect(await closing.catch((error: Error) => error.message)).toBe('the post is full')
      Object.assign(post, { put })
      expect((await refresh(id, token)).status).toBe(200)
      expect(audited(yuna.id).some(({ action }) => action === 'account.closed')).toBe(false)
    })
  })

  test('[7.4.5] what staff ends is over for browsers, apps and clients, and the audit names who did it and why', async () => {
    const haru = await newcomer('helped@example.com')
    const { browser, refresh: token } = await tokensFor(id, haru)
    await letKioskIn(haru.id)
    const support = id.service.ports.accounts.byAddress(id.people.support.email)
    const told = id.told.length
    const asked = { staffId: support?.id ?? '', accountId: haru.id, statement: 'Lost telephone', visitor: visitor() }
    expect(await cases().staff.endSessionsOf(asked)).toEqual({ ok: true })

    expect((await refresh(id, token)).body.error).toBe('invalid_grant')
    expect((await browser.open('/account')).page()).toBeNull()
    expect(id.told.length).toBe(told + 1)
    expect(rowsOf(haru.id)).toEqual({ ...nothing, accounts: 1 })
    const [entry] = audited(haru.id).slice(-1)
    expect(entry).toMatchObject({
      action: 'security.sessions-ended-by-staff',
      statement: 'Lost telephone',
      principal: { id: support?.id, roles: ['support'] },
      object: { id: haru.id },
      after: { ended: 1 },
    } as never)
    expect(audited(support?.id ?? '').map(({ action }) => action)).toContain('grant.ended')
    expect((await tokensFor(id, haru)).refresh).not.toBe('')
  })
}
