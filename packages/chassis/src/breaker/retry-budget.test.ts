import { expect, test } from 'bun:test'
import { handClock } from '@galleria/testkit'
import { createRetryBudget } from './retry-budget.ts'

function taken(budget: ReturnType<typeof createRetryBudget>, tries: number): number {
  return Array.from({ length: tries }, () => budget.take()).filter(Boolean).length
}

test('a quiet client may retry three times, a busy one a tenth of its calls', () => {
  const quiet = createRetryBudget(handClock())
  quiet.spend()
  expect(taken(quiet, 10)).toBe(3)

  const busy = createRetryBudget(handClock())
  for (let i = 0; i < 200; i += 1) busy.spend()
  expect(taken(busy, 100)).toBe(20)
})

test('the budget is that of the last ten seconds', async () => {
  const clock = handClock()
  const budget = createRetryBudget(clock)
  for (let i = 0; i < 200; i += 1) budget.spend()
  expect(taken(budget, 100)).toBe(20)
  await clock.pass(9_999)
  expect(taken(budget, 100)).toBe(0)
  await clock.pass(1)
  expect(taken(budget, 100)).toBe(3)
})
