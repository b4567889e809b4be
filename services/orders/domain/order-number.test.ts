import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { orderNumber } from './order-number.ts'

test('the same bytes make the same number, from the first to the last', () => {
  expect(orderNumber(new Uint8Array(5))).toBe('G-0000-0000')
  expect(orderNumber(new Uint8Array([255, 255, 255, 255, 255]))).toBe('G-ZZZZ-ZZZZ')
  expect(orderNumber(new Uint8Array([0, 0, 0, 0, 33]))).toBe('G-0000-0011')
})

test('a number can be read aloud: no letter that sounds or looks like another', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 5, maxLength: 5 }), (bytes) => {
      expect(orderNumber(bytes)).toMatch(/^G-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    }),
  )
})

test('other bytes make another number', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.bigInt({ min: 0n, max: 2n ** 40n - 1n }), { minLength: 2, maxLength: 50 }),
      (values) => {
        const numbers = values.map((value) =>
          orderNumber(Uint8Array.from({ length: 5 }, (_, i) => Number((value >> BigInt(8 * i)) & 255n))),
        )
        expect(new Set(numbers).size).toBe(values.length)
      },
    ),
  )
})

test('too few bytes would make numbers that can be guessed', () => {
  expect(() => orderNumber(new Uint8Array(4))).toThrow(RangeError)
})
