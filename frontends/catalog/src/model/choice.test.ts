import { expect, test } from 'bun:test'
import { noChoice, readChoice, toggle, withoutFilters, writeChoice } from './choice.ts'

test('a shared address brings back the same choice', () => {
  const query = {
    q: 'lamp',
    colour: 'oak,brass',
    material: 'wood',
    from: '20',
    to: '150',
    rating: '4',
    sort: 'price-asc',
  }

  expect(readChoice(query)).toEqual({
    text: 'lamp',
    category: undefined,
    colours: ['oak', 'brass'],
    materials: ['wood'],
    fromEuros: 20,
    toEuros: 150,
    rating: 4,
    sort: 'price-asc',
  })
  expect(writeChoice(readChoice(query))).toEqual(query)
})

test('colours have one address whatever order they were ticked in', () => {
  expect(writeChoice({ ...noChoice, colours: readChoice({ colour: 'brass,oak' }).colours })).toEqual({
    colour: 'oak,brass',
  })
})

test('an address with values the shop never had reads as no choice', () => {
  const query = {
    q: '   ',
    category: '../etc',
    colour: 'ultraviolet,constructor',
    material: '',
    from: '-3',
    to: '12.5',
    rating: '9',
    sort: '__proto__',
  }
  expect(readChoice(query)).toEqual(noChoice)
  expect(writeChoice(readChoice(query))).toEqual({})
})

test('a parameter given twice counts once, and one without a value is none', () => {
  expect(readChoice({ q: ['vase', 'lamp'], colour: null })).toEqual({ ...noChoice, text: 'vase' })
})

test('boxes ticked in a form that was sent without script all count', () => {
  expect(readChoice({ colour: ['oak', 'brass'] }).colours).toEqual(['oak', 'brass'])
})

test('no stars asked for is no filter, one star is', () => {
  expect(readChoice({ rating: '0' }).rating).toBeUndefined()
  expect(readChoice({ rating: '1' }).rating).toBe(1)
})

test('clearing the filters keeps what was typed and the order', () => {
  const choice = readChoice({ q: 'lamp', colour: 'oak', from: '5', category: 'lighting', sort: 'newest' })
  expect(withoutFilters(choice)).toEqual({ ...noChoice, text: 'lamp', sort: 'newest' })
})

test('ticking a value twice leaves it out', () => {
  expect(toggle(['oak'], 'brass')).toEqual(['oak', 'brass'])
  expect(toggle(['oak', 'brass'], 'oak')).toEqual(['brass'])
})
