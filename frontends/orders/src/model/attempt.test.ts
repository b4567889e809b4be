import { expect, test } from 'bun:test'
import { type ProblemCode, problems } from '@galleria/contracts/problem'
import { no, yes } from '../testing/answers.ts'
import { order } from '../testing/samples.ts'
import { outcomeOf } from './attempt.ts'

const outcome = (code: ProblemCode) => outcomeOf(no(code, problems[code].status)).kind

test('an order that was written down is an order, settled or not', () => {
  expect(outcomeOf(yes(order)).kind).toBe('ordered')
  expect(outcomeOf(yes({ ...order, status: 'pending' })).kind).toBe('ordered')
  expect(outcomeOf(yes({ ...order, status: 'rejected' })).kind).toBe('rejected')
})

test('whatever leaves it open whether anything was bought leaves the attempt open', () => {
  expect(outcomeOf(no('unreachable', 0)).kind).toBe('unanswered')
  for (const code of [
    'internal',
    'unavailable',
    'overloaded',
    'deadline-exceeded',
    'idempotency-key-in-use',
    'too-many-requests',
    'request-timeout',
  ] as const) {
    expect({ code, outcome: outcome(code) }).toEqual({ code, outcome: 'unanswered' })
  }
})

test('a quote that does not hold any more asks for another one', () => {
  expect([outcome('quote-expired'), outcome('not-found'), outcome('cart-changed')]).toEqual([
    'outdated',
    'outdated',
    'outdated',
  ])
})

test('an empty cart has nothing to buy, and anything else is refused for good', () => {
  expect([outcome('cart-empty'), outcome('cart-expired')]).toEqual(['nothing-to-buy', 'nothing-to-buy'])
  expect([outcome('invalid-request'), outcome('idempotency-key-reused')]).toEqual(['refused', 'refused'])
})
