import { expect, test } from 'bun:test'
import { openShop } from '../../test/open-shop.ts'
import { aProduct, smallShop } from '../../test/small-shop.ts'
import { countFiled } from './sqlite-search-index.ts'

const shop = openShop({
  ...smallShop,
  products: [
    aProduct({ en: 'Dal mug', ko: '달 머그컵', code: 'TBL-001' }),
    aProduct({ en: 'Dal cuppa', ko: '달 그컵 머그', code: 'TBL-002' }),
    aProduct({ en: 'Bom decorative bowl', ko: '봄 장식 볼', code: 'TBL-003' }),
  ],
})
const find = (word: string, isBeginning = false) => [...shop.index.find(word, isBeginning).keys()]

test('a Korean word is found where its syllables stand together, and nowhere else', () => {
  expect(find('머그컵')).toEqual(['dal-mug'])
  expect(find('머그').sort()).toEqual(['dal-cuppa', 'dal-mug'])
})

test('only the word that is still being typed is taken for a beginning', () => {
  expect(find('bow')).toEqual([])
  expect(find('bow', true)).toEqual(['bom-decorative-bowl'])
  expect(find('decorati', true)).toEqual(['bom-decorative-bowl'])
})

test('a word is only ever a word to the index, whatever is in it', () => {
  for (const word of ['"', 'bowl" OR "mug', 'AND', 'NEAR(', 'name:bowl', '*', '^', '', '\u0000']) {
    expect(find(word)).toEqual([])
    expect(() => find(word, true)).not.toThrow()
  }
})

test('every product is filed', () => {
  expect(countFiled(shop.db)).toBe(3)
})
