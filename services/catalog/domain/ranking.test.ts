import { expect, test } from 'bun:test'
import { fitAll, nameBonus, normalise, relevance } from './ranking.ts'

const found = (scores: Record<string, number>) => new Map(Object.entries(scores))

test('products that have every word leave the others out', () => {
  const { scores, complete } = fitAll([found({ lamp: 3, chair: 1 }), found({ lamp: 2, vase: 9 })])
  expect(complete).toBe(true)
  expect([...scores]).toEqual([['lamp', 5]])
})

test('when none has every word those with the most are shown, if that is half at least', () => {
  expect(fitAll([found({ vase: 1 }), found({})])).toEqual({ scores: found({ vase: 1 }), complete: false })
  expect(fitAll([found({ vase: 1 }), found({}), found({})]).scores.size).toBe(0)
  expect(fitAll([]).scores.size).toBe(0)
})

test('scores become shares of the best', () => {
  expect([...normalise(found({ a: 4, b: 1 }))]).toEqual([
    ['a', 1],
    ['b', 0.25],
  ])
  expect([...normalise(found({ a: 0 }))]).toEqual([['a', 1]])
})

test('a name that is what was typed counts most, one that holds it in order counts some', () => {
  expect(nameBonus('oslo lamp', 'oslo lamp')).toBe(1)
  expect(nameBonus('oslo table lamp', 'table lamp')).toBe(0.25)
  expect(nameBonus('oslo table lamps', 'table lamp')).toBe(0)
  expect(nameBonus('lamp for a table', 'table lamp')).toBe(0)
})

test('popularity tips the scales between near equals and no more', () => {
  expect(relevance(0.8, 100, 100)).toBeGreaterThan(relevance(0.8, 1, 100))
  expect(relevance(1, 0, 100)).toBeGreaterThan(relevance(0.8, 100, 100))
  expect(relevance(0.5, 0, 0)).toBe(500_000)
})
