import { expect, test } from 'bun:test'
import { sayings } from './sayings.ts'

const english = sayings([
  {
    en: { added: '{name} is in your cart', count: { one: '{count} item', other: '{count} items' }, house: 'Galleria' },
    ko: { added: '{name}을(를) 담았습니다', count: { other: '상품 {count}개' }, house: 'Galleria' },
  },
])

test('an English message is recognised whatever stands in its gaps', () => {
  expect(english('Oslo lamp is in your cart')).toBe(true)
  expect(english('1 item')).toBe(true)
})

test('Korean, names and what nobody wrote are left alone', () => {
  expect(['상품 1개', 'Galleria', 'Rua da Rosa 12', '오슬로 lamp을(를) 담았습니다'].filter(english)).toEqual([])
})

test('the other language of a switch is its own business', () => {
  const both = sayings([{ en: { other: '한국어' }, ko: { other: 'English' } }])
  expect(both('English')).toBe(false)
})
