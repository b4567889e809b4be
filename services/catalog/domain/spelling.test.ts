import { expect, test } from 'bun:test'
import { createSpeller } from './speller.ts'
import { resemblance, slips, slipsForgiven, slipsToBeginning, trigrams } from './spelling.ts'

test.each([
  ['lamp', 'lamp', 0],
  ['lmap', 'lamp', 1],
  ['lam', 'lamp', 1],
  ['lammp', 'lamp', 1],
  ['limp', 'lamp', 1],
  ['', 'ab', 2],
  ['canlde', 'candles', 2],
])('from %p to %p it is %i slips', (from, to, count) => {
  expect(slips(from, to, 2)).toBe(count)
  expect(slips(to, from, 2)).toBe(count)
})

test('counting ends one past the most that matter', () => {
  expect(slips('lamp', 'wardrobe', 2)).toBe(3)
  expect(slips('abcd', 'wxyz', 1)).toBe(2)
})

test('a short word is taken as it is, a long one may have two slips', () => {
  expect([3, 4, 7, 8].map(slipsForgiven)).toEqual([0, 1, 1, 2])
})

test('a slip in a word that is still being typed is seen before its end', () => {
  expect(slipsToBeginning('pnda', 'pendant', 1)).toBe(1)
  expect(slipsToBeginning('lamp', 'pendant', 1)).toBe(2)
})

test('words that look alike share trigrams', () => {
  expect(resemblance(trigrams('lamp'), trigrams('lamp'))).toBe(1)
  expect(resemblance(trigrams('candle'), trigrams('candel'))).toBeGreaterThan(
    resemblance(trigrams('candle'), trigrams('carpet')),
  )
  expect(resemblance(trigrams('lamp'), trigrams('vase'))).toBe(0)
})

const speller = createSpeller(
  new Map([
    ['lamp', 9],
    ['lamb', 1],
    ['ramp', 2],
    ['table', 5],
    ['pendant', 3],
    ['램프', 4],
    ['스탠드', 2],
  ]),
)

test('of equally near words the one that looks more alike is meant, then the one used more', () => {
  expect(speller.correct('lanp')).toBe('lamp')
  expect(speller.correct('laamp')).toBe('lamp')
})

test('a Korean slip of one key is one slip, though it changes a whole syllable', () => {
  expect(speller.correct('스텐드')).toBe('스탠드')
})

test('a forgotten space is put back', () => {
  expect(speller.correct('tablelamp')).toBe('table lamp')
})

test('a word that is like none of ours is left alone', () => {
  expect(speller.correct('zeppelin')).toBeUndefined()
  expect(speller.correct('lam')).toBeUndefined()
  expect(speller.knows('lamp')).toBe(true)
  expect(speller.knows('constructor')).toBe(false)
})
