import { expect, test } from 'bun:test'
import { handClock } from '@galleria/testkit'
import { budget } from './budget.ts'

test('a budget runs down with the time and never below nothing', async () => {
  const clock = handClock()
  const { remainingMs } = budget(clock, 800)
  expect(remainingMs()).toBe(800)
  await clock.pass(300)
  expect(remainingMs()).toBe(500)
  await clock.pass(10_000)
  expect(remainingMs()).toBe(0)
})
