import { afterEach, beforeEach, expect, jest, test } from 'bun:test'
import { createComeback, isIncomplete } from './comeback.ts'

beforeEach(() => {
  Object.assign(globalThis, { window: globalThis })
  jest.useFakeTimers()
})
afterEach(() => {
  jest.useRealTimers()
  Reflect.deleteProperty(globalThis, 'window')
})

test('it asks again after ever longer waits, and begins anew once all was well', () => {
  let asked = 0
  const comeback = createComeback(() => {
    asked += 1
  })
  const askedWithin = (ms: number) => {
    const before = asked
    comeback.later()
    jest.advanceTimersByTime(ms)
    return asked - before
  }

  expect(askedWithin(3_000)).toBe(1)
  expect(askedWithin(3_999)).toBe(0)
  jest.advanceTimersByTime(2_001)
  expect(asked).toBe(2)
  comeback.never()
  expect(askedWithin(3_000)).toBe(1)
})

test('nothing is asked that is no longer needed', () => {
  let asked = 0
  const comeback = createComeback(() => {
    asked += 1
  })
  comeback.later()
  comeback.never()
  jest.advanceTimersByTime(60_000)
  expect(asked).toBe(0)
})

test('an answer is incomplete when a part of it is stale, or missing because nobody answered', () => {
  const missing = (status: number) => ({ product: { state: 'missing', problem: { status } } })
  expect(isIncomplete({ stock: { state: 'stale', data: [] } })).toBe(true)
  expect(isIncomplete(missing(503))).toBe(true)
  expect([missing(404), { stock: { state: 'fresh', data: [] } }, null, 'text'].some(isIncomplete)).toBe(false)
})
