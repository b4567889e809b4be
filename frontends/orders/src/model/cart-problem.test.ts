import { expect, test } from 'bun:test'
import { cartProblemOf } from './cart-problem.ts'

test('a form that came to nothing says why on the cart’s page', () => {
  expect(['product-unknown', 'not-found', 'invalid-request', 'deadline-exceeded'].map(cartProblemOf)).toEqual([
    'unknown',
    'gone',
    'too-many',
    'unanswered',
  ])
})

test('an address that somebody made up puts no words into the shop’s mouth', () => {
  for (const query of [undefined, null, '', 'constructor', '__proto__', '<b>', ['not-found', 'not-found'], 'internal'])
    expect(cartProblemOf(query)).toBeUndefined()
})
