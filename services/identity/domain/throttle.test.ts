import { expect, test } from 'bun:test'
import { giveBack, judge, type Rule } from './throttle.ts'

const rule: Rule = { burst: 3, everyMs: 1_000 }

/** Tries at these moments, and says which were let through. */
function letThrough(moments: readonly number[]): boolean[] {
  let emptyAt = 0
  return moments.map((now) => {
    const verdict = judge(rule, emptyAt, now)
    if (verdict.ok) emptyAt = verdict.emptyAt
    return verdict.ok
  })
}

test('three tries at once are let through, the fourth is not, and a second later one more is', () => {
  expect(letThrough([5_000, 5_000, 5_000, 5_000, 5_999, 6_000, 6_001])).toEqual([
    true,
    true,
    true,
    false,
    false,
    true,
    false,
  ])
})

test('who waits long enough has all three again, and never more', () => {
  expect(letThrough([5_000, 5_000, 5_000, 99_000, 99_000, 99_000, 99_000])).toEqual([
    true,
    true,
    true,
    true,
    true,
    true,
    false,
  ])
})

test('a refusal says how long to wait, and waiting that long is enough', () => {
  const full = 5_000 + 3 * rule.everyMs
  const verdict = judge(rule, full, 5_250)
  expect(verdict).toEqual({ ok: false, waitMs: 750 })
  expect(judge(rule, full, 5_250 + 750).ok).toBe(true)
})

test('a try that is given back leaves room for another', () => {
  const full = 5_000 + 3 * rule.everyMs
  expect(judge(rule, giveBack(rule, full), 5_000).ok).toBe(true)
})
