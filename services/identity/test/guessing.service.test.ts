import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { visitor } from './people.ts'
import { type RunningIdentity, startRunningIdentity } from './running-identity.ts'

let id: RunningIdentity
beforeAll(async () => {
  id = await startRunningIdentity()
})
afterAll(() => id.stop())

const cases = () => id.desk.useCases

describe('[A19] guessing', () => {
  const wrong = 'not the password at all'

  test('at one account from one address is paused after five tries, and does not keep its owner out', async () => {
    const owner = await cases().signIn({ ...id.people.support, visitor: visitor() })
    if (!owner.ok) throw new Error('the owner was not let in')
    const attacker = visitor()
    const outcomes = []
    for (let i = 0; i < 8; i += 1)
      outcomes.push(await cases().signIn({ email: id.people.support.email, password: wrong, visitor: attacker }))
    expect(outcomes.map((one) => (one.ok ? 'in' : one.reason))).toEqual([
      ...Array(5).fill('refused'),
      ...Array(3).fill('too-many'),
    ])
    expect(await cases().signIn({ ...id.people.support, visitor: attacker })).toMatchObject({ reason: 'too-many' })
    const elsewhere = await cases().signIn({ ...id.people.support, visitor: visitor() })
    expect(elsewhere.ok).toBe(true)
  })

  test('from a thousand addresses stops, while a browser that the account knows goes in and out', async () => {
    const email = id.people.support.email
    const owner = await cases().signIn({ ...id.people.support, visitor: visitor() })
    if (!owner.ok) throw new Error('the owner was not let in')
    const known = visitor({ device: owner.device })
    let stopped = 0
    for (let i = 0; i < 130; i += 1) {
      const outcome = await cases().signIn({ email, password: wrong, visitor: visitor() })
      if (!outcome.ok && outcome.reason === 'too-many') stopped += 1
    }
    expect(stopped).toBeGreaterThan(20)
    expect((await cases().signIn({ ...id.people.support, visitor: known })).ok).toBe(true)
    const guessed = visitor({ device: 'A'.repeat(43) })
    expect(await cases().signIn({ ...id.people.support, visitor: guessed })).toMatchObject({ reason: 'too-many' })
  })

  test('one password at many accounts from one address is stopped after fifty', async () => {
    const sprayer = visitor()
    const outcomes: string[] = []
    for (let i = 0; i < 60; i += 1) {
      const outcome = await cases().signIn({
        email: `person${i}@example.com`,
        password: 'Summer in the city',
        visitor: sprayer,
      })
      outcomes.push(outcome.ok ? 'in' : outcome.reason)
    }
    expect(outcomes.slice(0, 50).every((one) => one === 'refused')).toBe(true)
    expect(outcomes.slice(55).every((one) => one === 'too-many')).toBe(true)
  })

  test('a hundred tries at once are not all let through', async () => {
    const attacker = visitor()
    const tries = Array.from({ length: 100 }, () =>
      cases().signIn({ email: 'rush@example.com', password: wrong, visitor: attacker }),
    )
    const outcomes = await Promise.all(tries)
    expect(outcomes.filter((one) => !one.ok && one.reason === 'refused').length).toBe(5)
  })

  test('whether there is an account shows neither in the answer nor in the time', async () => {
    async function taken(email: string): Promise<number> {
      const started = performance.now()
      const outcome = await cases().signIn({ email, password: wrong, visitor: visitor() })
      expect(outcome).toEqual({ ok: false, reason: 'refused' })
      return performance.now() - started
    }
    // One right after the other, so that a machine that is busy for a while is busy for both.
    const differences: number[] = []
    for (let i = 0; i < 80; i += 1)
      differences.push((await taken(id.people.mina.email)) - (await taken('nobody@example.com')))
    const median = differences.sort((a, b) => a - b)[differences.length >> 1] ?? 0
    expect(Math.abs(median)).toBeLessThanOrEqual(5)
  })
})
