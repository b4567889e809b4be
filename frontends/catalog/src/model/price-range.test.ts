import { expect, test } from 'bun:test'
import { readPriceRange, spanInEuros } from './price-range.ts'

test('a listing from 19.90 to 249.10 spans 19 to 250 euros', () => {
  expect(spanInEuros({ minCents: 1990, maxCents: 24_910 })).toEqual({ least: 19, most: 250 })
})

test('one end of a price range may stay open', () => {
  expect(readPriceRange('20', '')).toEqual({ fromEuros: 20, toEuros: undefined })
  expect(readPriceRange(' ', '90')).toEqual({ fromEuros: undefined, toEuros: 90 })
})

test('a price range typed backwards is turned round', () => {
  expect(readPriceRange('90', '20')).toEqual({ fromEuros: 20, toEuros: 90 })
})

test('what is not a price is no bound', () => {
  expect(readPriceRange('cheap', '-5')).toEqual({ fromEuros: undefined, toEuros: undefined })
})
