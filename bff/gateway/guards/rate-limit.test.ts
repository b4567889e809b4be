import { expect, test } from 'bun:test'
import { createRateLimit } from './rate-limit.ts'

function limiterAt(rate: { perSecond: number; burst: number }) {
  let nowMs = 0
  const clock = { now: () => nowMs, monotonic: () => nowMs, after: () => () => {} }
  return { limit: createRateLimit('requests', rate, clock), pass: (ms: number) => (nowMs += ms) }
}

test('a client may be quick for a moment, and steady after that', () => {
  const { limit, pass } = limiterAt({ perSecond: 2, burst: 3 })
  expect([1, 2, 3, 4].map(() => limit('mina', 1).ok)).toEqual([true, true, true, false])
  pass(500)
  expect([1, 2].map(() => limit('mina', 1).ok)).toEqual([true, false])
})

test('one client’s haste is not another’s', () => {
  const { limit } = limiterAt({ perSecond: 1, burst: 1 })
  limit('mina', 1)

  expect([limit('mina', 1).ok, limit('jun', 1).ok]).toEqual([false, true])
})

test('whoever is refused is told how long to wait', () => {
  const { limit } = limiterAt({ perSecond: 0.25, burst: 1 })
  limit('mina', 1)

  expect(limit('mina', 1)).toEqual({
    ok: false,
    headers: { 'retry-after': '4', 'ratelimit-policy': '"requests";q=1;w=4', ratelimit: '"requests";r=0;t=4' },
  })
})

test('files of a page cost a tenth, so that a page with thirty of them is four requests', () => {
  const { limit } = limiterAt({ perSecond: 1, burst: 4 })
  expect(limit('mina', 1).ok).toBe(true)
  expect(Array.from({ length: 29 }, () => limit('mina', 0.1).ok)).not.toContain(false)
})
