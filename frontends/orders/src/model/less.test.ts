import { expect, test } from 'bun:test'
import { euros } from '@galleria/contracts/values'
import { chair, lamps, order } from '../testing/samples.ts'
import { lessOf } from './less.ts'

const both = { ...order, lines: [lamps, chair], subtotal: euros(42_700), shipping: euros(490), total: euros(43_190) }

test('a lamp less costs a lamp less, delivery stays, and only the lamps are named', () => {
  expect(lessOf(both, { [lamps.sku]: 1 })).toEqual({
    lines: [{ sku: lamps.sku, quantity: 1 }],
    total: euros(34_290),
    givenBack: euros(8_900),
    isNothing: false,
  })
})

test('an order cannot grow, and nobody can take out more than is in it', () => {
  expect(lessOf(both, { [lamps.sku]: 9 }).lines).toEqual([])
  expect(lessOf(both, { [lamps.sku]: -1 }).lines).toEqual([{ sku: lamps.sku, quantity: 0 }])
})

test('when every line is taken out there is nothing left to change', () => {
  expect(lessOf(both, { [lamps.sku]: 0, [chair.sku]: 0 }).isNothing).toBe(true)
  expect(lessOf(both, { [lamps.sku]: 0 }).isNothing).toBe(false)
})
