import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { flatRate } from './delivery.ts'
import { euros, share } from './money.ts'
import { type Article, type PricedLine, priceLine, subtotalOf, totalsOf } from './pricing.ts'

const lamp: Article = {
  sku: 'LMP-012-OAK',
  productId: 'oslo-table-lamp',
  productName: 'Oslo table lamp',
  variantName: 'Oak',
  unitPrice: euros(8_900),
  picture: { id: 'p', src: '/pictures/p.svg', width: 800, height: 800, alt: 'Oslo table lamp in oak' },
}
const lineOf = (cents: number) => priceLine({ ...lamp, unitPrice: euros(cents) }, 1)
const atFlatRate = (lines: readonly PricedLine[], kind: 'home' | 'pickup') =>
  totalsOf(lines, flatRate(subtotalOf(lines), kind))

describe('what a purchase costs', () => {
  test('two lamps fetched from the store cost two lamps', () => {
    expect(atFlatRate([priceLine(lamp, 2)], 'pickup')).toEqual({
      subtotal: euros(17_800),
      shipping: euros(0),
      tax: euros(2_842),
      total: euros(17_800),
    })
  })

  test('bringing it home is free from 75 euros, and not a cent below', () => {
    expect(atFlatRate([lineOf(7_499)], 'home')).toMatchObject({ shipping: euros(490), total: euros(7_989) })
    expect(atFlatRate([lineOf(7_500)], 'home')).toMatchObject({ shipping: euros(0), total: euros(7_500) })
  })

  test('the tax is taken from shipping as well', () => {
    expect(atFlatRate([lineOf(700)], 'home').tax).toEqual(euros(190))
  })
})

test('half a cent is rounded up, and less than half is not', () => {
  expect(share(euros(1), 1, 2)).toEqual(euros(1))
  expect(share(euros(49), 1, 100)).toEqual(euros(0))
  expect(share(euros(0), 19, 119)).toEqual(euros(0))
})

const someLines = fc.array(fc.tuple(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 1, max: 99 })), {
  minLength: 1,
  maxLength: 50,
})
const someDelivery = fc.constantFrom('pickup' as const, 'home' as const)

describe('whatever is bought', () => {
  test('the lines sum exactly to the subtotal, and subtotal and shipping to the total', () => {
    fc.assert(
      fc.property(someLines, someDelivery, (pairs, delivery) => {
        const lines = pairs.map(([cents, quantity]) => priceLine({ ...lamp, unitPrice: euros(cents) }, quantity))
        const { subtotal, shipping, total } = atFlatRate(lines, delivery)
        expect(subtotal.cents).toBe(pairs.reduce((sum, [cents, quantity]) => sum + cents * quantity, 0))
        expect(subtotal.cents).toBe(lines.reduce((sum, { linePrice }) => sum + linePrice.cents, 0))
        expect(total.cents).toBe(subtotal.cents + shipping.cents)
      }),
    )
  })

  test('every amount is a whole number of cents and none is negative', () => {
    fc.assert(
      fc.property(someLines, someDelivery, (pairs, delivery) => {
        const totals = atFlatRate(
          pairs.map(([cents, quantity]) => priceLine({ ...lamp, unitPrice: euros(cents) }, quantity)),
          delivery,
        )
        for (const { cents } of Object.values(totals)) {
          expect(Number.isSafeInteger(cents)).toBe(true)
          expect(cents).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  test('the tax is within half a cent of nineteen parts in a hundred and nineteen', () => {
    fc.assert(
      fc.property(someLines, someDelivery, (pairs, delivery) => {
        const { tax, total } = atFlatRate(
          pairs.map(([cents, quantity]) => priceLine({ ...lamp, unitPrice: euros(cents) }, quantity)),
          delivery,
        )
        const twiceOff = 2 * (tax.cents * 119 - total.cents * 19)
        expect(twiceOff).toBeGreaterThan(-119)
        expect(twiceOff).toBeLessThanOrEqual(119)
      }),
    )
  })

  test('buying one more piece never makes it cheaper by more than the shipping it saves', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 1, max: 98 }),
        someDelivery,
        (cents, quantity, delivery) => {
          const article = { ...lamp, unitPrice: euros(cents) }
          const fewer = atFlatRate([priceLine(article, quantity)], delivery).total.cents
          const more = atFlatRate([priceLine(article, quantity + 1)], delivery).total.cents
          expect(more).toBeGreaterThanOrEqual(fewer + cents - 490)
        },
      ),
    )
  })
})
