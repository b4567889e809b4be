import { expect, test } from 'bun:test'
import { z } from 'zod'
import { reasonOf } from './reason.ts'

test('a reason is the error in one line, with what was behind it', () => {
  const error = new TypeError('the parcel has no lines\n    at plan', { cause: new RangeError('0 pieces') })
  expect(reasonOf(error)).toBe('TypeError: the parcel has no lines at plan (RangeError: 0 pieces)')
})

test('data of another shape is told by its fields and not by its values', () => {
  const { error } = z.object({ orderId: z.string(), total: z.int() }).safeParse({ orderId: 4111, total: 'much' })
  expect(reasonOf(new Error('unreadable', { cause: error }))).toBe(
    'Error: unreadable (orderId is not valid: expected string, received number, total is not valid: expected number, received string)',
  )
  expect(reasonOf(new Error('unreadable', { cause: new SyntaxError('Unexpected token tok_1a2b') }))).toBe(
    'Error: unreadable (not JSON)',
  )
})

test.each([
  ['a card number', 'card 4111 1111 1111 1111 refused', 'Error: card … refused'],
  ['a payment token', 'no such token tok_9fK2', 'Error: no such token …'],
  ['a key', 'refused Bearer abc.def', 'Error: refused …'],
  ['a long secret', `signature ${'a1'.repeat(32)} is wrong`, 'Error: signature … is wrong'],
  ['an address', 'no letterbox for mina@example.org', 'Error: no letterbox for …'],
])('%s does not stand in a reason', (_what, message, told) => {
  expect(reasonOf(new Error(message))).toBe(told)
})

test('an order is still named', () => {
  const message = 'no order 01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d'
  expect(reasonOf(new Error(message))).toBe(`Error: ${message}`)
})

test('a reason has an end, and is never empty', () => {
  expect(reasonOf(new Error('no '.repeat(5_000))).length).toBeLessThanOrEqual(240)
  expect([reasonOf(new Error('')), reasonOf(''), reasonOf(undefined)]).toEqual([
    'Error',
    'no reason given',
    'something that is no error was thrown',
  ])
})
