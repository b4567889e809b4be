import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { allocate, euros, minus, total } from './money.ts'

test('cents that cannot be shared out evenly go to the largest remainders', () => {
  expect(allocate(euros(100), [euros(1), euros(1), euros(1)])).toEqual([euros(34), euros(33), euros(33)])
  expect(allocate(euros(10), [euros(26), euros(47), euros(27)])).toEqual([euros(2), euros(5), euros(3)])
})

test('nothing can be shared out among nothing, and something cannot', () => {
  expect(allocate(euros(0), [euros(0)])).toEqual([euros(0)])
  expect(() => allocate(euros(1), [euros(0)])).toThrow(RangeError)
})

test('no more is taken away than there is', () => {
  expect(minus(euros(5), euros(5))).toEqual(euros(0))
  expect(() => minus(euros(5), euros(6))).toThrow(RangeError)
})

test('I-PAY-7: shares add up to the whole, and each is within a cent of what is fair', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 50_000_000 }).map(euros), { minLength: 1, maxLength: 51 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 8_000_000 }).map(euros), weights, (amount, by) => {
      fc.pre(total(by).cents > 0)
      const shares = allocate(amount, by)
      expect(total(shares)).toEqual(amount)
      for (const [i, share] of shares.entries()) {
        const fair = (amount.cents * (by[i]?.cents ?? 0)) / total(by).cents
        expect(Math.abs(share.cents - fair)).toBeLessThan(1)
      }
    }),
  )
})
