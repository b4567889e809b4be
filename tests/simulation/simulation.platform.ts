import { describe, expect, test } from 'bun:test'
import { join } from 'node:path'
import { type Plan, runHistory } from './history.ts'
import { regressions } from './regressions.ts'
import { openWorkshop, type Workshop } from './shop/workshop.ts'

const histories = 6_000
const twice = 300
const timeoutMs = 600_000
const workshop = openWorkshop()

describe('the simulated shop', () => {
  test(
    `keeps every promise in ${histories} histories`,
    async () => {
      const run = Bun.spawn([process.execPath, join(import.meta.dir, 'run.ts'), '--seeds', String(histories)], {
        stdout: 'pipe',
        stderr: 'inherit',
      })
      const said = await run.stdout.text()
      console.log(said.trim().split('\n').slice(-4).join('\n'))
      expect({ code: await run.exited, said }).toMatchObject({ code: 0 })
      expect(said).toContain(`0 violations; 95 % sure that fewer than 3 in ${histories} histories break one`)
    },
    timeoutMs,
  )

  test(
    'lives the same history twice when it is given the same seed, line by line',
    () => {
      const other = openWorkshop()
      const digestOf = (seed: number, at: Workshop) => runHistory({ seed }, at).digest
      const seeds = Array.from({ length: twice }, (_, index) => index + 1)
      // The digest is of every line; the lines themselves are for whoever has to look where two lives part.
      for (const seed of seeds.filter((seed) => digestOf(seed, workshop) !== digestOf(seed, other))) {
        const lines = [workshop, other].map((at) => runHistory({ seed, keepLines: true }, at).lines)
        expect({ seed, lines: lines[1] }).toEqual({ seed, lines: lines[0] })
        throw new Error(`seed ${seed} had two digests, and a third life no longer shows where they part`)
      }
    },
    timeoutMs,
  )

  test('lives another history when it is given another seed', () => {
    const digests = Array.from({ length: 50 }, (_, seed) => runHistory({ seed }, workshop).digest)
    expect(new Set(digests).size).toBe(digests.length)
  })

  for (const { name, seed, plan } of regressions)
    test(name, () => {
      const replayed: Plan | undefined = plan && { shoppers: plan.shoppers, faults: new Set(plan.faults) }
      const { violations } = runHistory(replayed ? { seed, plan: replayed } : { seed }, workshop)
      expect(violations).toEqual([])
    })
})

describe('a failing history', () => {
  test(
    'is made small: at most ten faults and shoppers, and it still breaks the same invariant',
    async () => {
      for (const id of ['republish', 'message-id', 'find-before-charge', 'compensation', 'overtaking-delivery'])
        expect({ id, ...(await smallestWithout(id)) }).toMatchObject({ id, isSame: true, isSmall: true })
    },
    timeoutMs,
  )
})

/** Runs the simulator without a protection and reads what it says of the smallest failing history. */
async function smallestWithout(id: string): Promise<{ isSame: boolean; isSmall: boolean; said: string }> {
  const run = Bun.spawn(
    [process.execPath, join(import.meta.dir, 'run.ts'), '--mutation', id, '--seeds', '200', '--workers', '1'],
    { stdout: 'pipe', stderr: 'inherit' },
  )
  const said = await run.stdout.text()
  const [, broken] = /breaks an invariant:\n {2}(\S+):/.exec(said) ?? []
  const [, shoppers = '', faults, kept] =
    /smallest: shoppers ([\d ]*), (\d+) faults\n(?: {2}\S+\n)*? {2}(I-\S+):/.exec(said) ?? []
  const events = shoppers.split(' ').filter(Boolean).length + Number(faults)
  return { isSame: broken !== undefined && broken === kept, isSmall: events <= 10, said }
}
