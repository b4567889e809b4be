import { expect, test } from 'bun:test'
import { defineMessages, translator } from './messages.ts'

const messages = defineMessages({
  en: { added: '{name} is in your cart', items: { one: '{count} item', other: '{count} items' } },
  ko: { added: '{name}을(를) 담았습니다', items: { other: '상품 {count}개' } },
})

test('the count decides between one and many, and numbers are written the way the language does', () => {
  const t = translator(messages, 'en')

  expect(t('items', { count: 1 })).toBe('1 item')
  expect(t('items', { count: 1234 })).toBe('1,234 items')
  expect(translator(messages, 'ko')('items', { count: 1 })).toBe('상품 1개')
})

test('a gap nobody filled stays visible, and a filled one is not read again', () => {
  const t = translator(messages, 'en')

  expect(t('added')).toBe('{name} is in your cart')
  expect(t('added', { name: '{count}', count: 3 })).toBe('{count} is in your cart')
})
