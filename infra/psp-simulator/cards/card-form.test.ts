import { describe, expect, test } from 'bun:test'
import { groupExpiry, groupNumber, mistakesIn } from './card-form.ts'
import { passesLuhn } from './luhn.ts'
import { testCards } from './test-cards.ts'

const today = new Date('2026-11-21T10:00:00Z')
const good = { number: '4242 4242 4242 4242', expiry: '11 / 26', cvc: '123' }

test('every test card passes the check digit, and a mistyped or swapped digit does not', () => {
  expect(testCards.every(({ number }) => passesLuhn(number))).toBe(true)
  expect(passesLuhn('4242424242424241')).toBe(false)
  expect(passesLuhn('4000000000009959')).toBe(false)
  expect(passesLuhn('')).toBe(false)
})

test('numbers and dates are written as they stand on a card', () => {
  expect(groupNumber('42424242-42424242')).toBe('4242 4242 4242 4242')
  expect(groupNumber('4242 4242 4242 4242 99')).toBe('4242 4242 4242 4242')
  expect(['1', '12', '1234', '9', '928', '12/2034'].map(groupExpiry)).toEqual([
    '1',
    '12',
    '12 / 34',
    '09',
    '09 / 28',
    '12 / 20',
  ])
})

describe('a card is checked field by field', () => {
  test('a good one has no mistakes, to the end of its month', () => {
    expect(mistakesIn(good, today)).toEqual({})
    expect(mistakesIn({ ...good, expiry: '10 / 26' }, today)).toEqual({ expiry: 'expiry-past' })
  })

  test('an empty one names all three', () => {
    expect(mistakesIn({ number: '', expiry: '', cvc: '' }, today)).toEqual({
      number: 'number-missing',
      expiry: 'expiry-missing',
      cvc: 'cvc-missing',
    })
  })

  test.each([
    [{ ...good, number: '4242 4242' }, { number: 'number-short' }],
    [{ ...good, number: '4242 4242 4242 4241' }, { number: 'number-wrong' }],
    [{ ...good, expiry: '13 / 30' }, { expiry: 'expiry-wrong' }],
    [{ ...good, expiry: '1 / 3' }, { expiry: 'expiry-wrong' }],
    [{ ...good, cvc: '12' }, { cvc: 'cvc-wrong' }],
    [{ ...good, cvc: 'abc' }, { cvc: 'cvc-wrong' }],
  ] as const)('%o', (card, mistakes) => {
    expect<unknown>(mistakesIn(card, today)).toEqual(mistakes)
  })
})
