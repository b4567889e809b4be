import { expect, test } from 'bun:test'
import { chipsOf } from './chips.ts'
import { noChoice, readChoice, writeChoice } from './choice.ts'

const facets = {
  category: [{ value: 'lighting', label: '조명', count: 3 }],
  colour: [{ value: 'oak', label: '오크', count: 2 }],
  material: [],
  rating: [],
  price: { minCents: 1900, maxCents: 8900 },
}

test('each filter that is on has a chip that takes away just that filter', () => {
  const choice = readChoice({ q: 'lamp', category: 'lighting', colour: 'oak,brass', from: '20', rating: '4' })

  expect(chipsOf(choice, facets).map((chip) => [chip.kind, chip.label, writeChoice(chip.without)])).toEqual([
    ['category', '조명', { q: 'lamp', colour: 'oak,brass', from: '20', rating: '4' }],
    ['colour', '오크', { q: 'lamp', category: 'lighting', colour: 'brass', from: '20', rating: '4' }],
    ['colour', 'brass', { q: 'lamp', category: 'lighting', colour: 'oak', from: '20', rating: '4' }],
    ['price', '', { q: 'lamp', category: 'lighting', colour: 'oak,brass', rating: '4' }],
    ['rating', '', { q: 'lamp', category: 'lighting', colour: 'oak,brass', from: '20' }],
  ])
})

test('without filters there are no chips', () => {
  expect(chipsOf(noChoice, facets)).toEqual([])
})

test('while the first listing is on its way a chip goes by its own name', () => {
  expect(chipsOf({ ...noChoice, colours: ['oak'] }, undefined)[0]?.label).toBe('oak')
})
