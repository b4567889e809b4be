import { afterEach, beforeAll, expect, setSystemTime, test } from 'bun:test'
import { sessionSeconds } from '../adapters/inbound/provider/lifetimes.ts'
import { tokensFor } from './flows.ts'
import { visitor } from './people.ts'
import type { RunningIdentity } from './running-identity.ts'

/** What proving anew who one is does to a session. */
export function proofAnewSuite(running: () => RunningIdentity): void {
  let id: RunningIdentity
  beforeAll(() => {
    id = running()
  })
  afterEach(() => setSystemTime())

  const asking = (lines: readonly string[]) =>
    new Request(`${id.issuer}/account`, { headers: { cookie: lines.map((line) => line.split(';')[0]).join('; ') } })

  test('[7.5.1] a proof given anew stands for its session alone, and gives it another id but not a longer life', async () => {
    const { current, useCases } = id.desk
    const [here, there] = [await tokensFor(id), await tokensFor(id)]
    const [old, other] = [here, there].map(({ browser }) => asking(browser.cookies().map(({ line }) => line)))
    if (!old || !other) throw new Error('nobody is signed in')
    const before = await current.of(old)
    if (!before) throw new Error('nobody is signed in')

    const later = before.authenticatedAt + 6 * 60_000
    setSystemTime(new Date(later))
    expect(useCases.freshProof.isFresh(before.authenticatedAt)).toBe(false)
    const who = { accountId: before.person.id, sessionId: before.sessionId, visitor: visitor() }
    expect(await useCases.freshProof.byPassword({ ...who, password: id.people.mina.password })).toEqual({ ok: true })
    expect(await current.of(other)).toMatchObject({ authenticatedAt: expect.any(Number) })
    expect((await current.of(other))?.authenticatedAt).toBeLessThan(later)

    const cookies = await current.renew(old)
    expect(cookies).toHaveLength(2)
    for (const line of cookies)
      expect(line).toMatch(/^__Host-Http-.*; path=\/; expires=.*; samesite=lax; secure; httponly/i)
    expect(await current.of(old)).toBeUndefined()
    expect(await current.renew(old)).toEqual([])
    expect(await current.of(asking(cookies))).toEqual({ ...before, authenticatedAt: later })

    setSystemTime(new Date(before.authenticatedAt + sessionSeconds * 1_000 - 2_000))
    expect(await current.of(asking(cookies))).toBeDefined()
    setSystemTime(new Date(before.authenticatedAt + sessionSeconds * 1_000 + 2_000))
    expect(await current.of(asking(cookies))).toBeUndefined()
  })
}
