import { expect, test } from 'bun:test'
import { systemClock } from './clock.ts'

test('what is to come next comes without waiting for a millisecond, in the order in which it was asked for', async () => {
  const came: string[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  systemClock.after(1, resolve)
  systemClock.after(0, () => came.push('first'))
  systemClock.after(-5, () => came.push('second'))
  await new Promise((next) => setImmediate(next))
  expect(came).toEqual(['first', 'second'])
  await promise
})

test('what was to come, now or later, can be taken back', async () => {
  const came: string[] = []
  for (const delayMs of [0, 1]) systemClock.after(delayMs, () => came.push(`after ${delayMs}`))()
  await new Promise<void>((resolve) => systemClock.after(2, resolve))
  expect(came).toEqual([])
})
