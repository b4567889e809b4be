import { expect, test } from 'bun:test'
import { nothingYet } from './campaign.ts'
import type { HistoryResult, Plan } from './history.ts'
import { shrink } from './shrink.ts'

const faults = Array.from({ length: 40 }, (_, n) => `reply-lost#${n}`)

function result({ shoppers, faults: struck }: Plan, isBroken: boolean): HistoryResult {
  return {
    seed: 1,
    violations: isBroken ? [{ invariant: 'I-PAY-1', detail: 'charged twice' }] : [],
    digest: '',
    faults: [...struck],
    shoppers,
    counts: nothingYet,
    lines: undefined,
  }
}

const everything: Plan = { shoppers: [0, 1, 2], faults: new Set(faults) }

test('only what is needed to break the same invariant is left of a failing history', () => {
  const needed = ['reply-lost#7', 'reply-lost#31']
  const run = (plan: Plan) => result(plan, plan.shoppers.includes(1) && needed.every((fault) => plan.faults.has(fault)))
  const smallest = shrink(run(everything), run)
  expect(smallest.shoppers).toEqual([1])
  expect(smallest.faults).toEqual(needed)
})

test('a history that breaks nothing on a second look is told as it was', () => {
  const failing = result(everything, true)
  expect(shrink(failing, (plan) => result(plan, false))).toBe(failing)
})

test('another invariant that breaks on the way does not count', () => {
  const other = (plan: Plan): HistoryResult => ({
    ...result(plan, true),
    violations: [{ invariant: plan.faults.size > 20 ? 'I-PAY-1' : 'I-STK-2', detail: '' }],
  })
  expect(shrink(other(everything), other).faults).toHaveLength(21)
})
