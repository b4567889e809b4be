import { expect, test } from 'bun:test'
import { en } from './en.ts'
import type { MessageKey, messages } from './index.ts'
import { ko } from './ko.ts'

const keys = Object.keys(en) as MessageKey[]
const formsOf = (text: (typeof messages)['en'][MessageKey]) => (typeof text === 'string' ? [text] : Object.values(text))
const gaps = (text: (typeof messages)['en'][MessageKey]) =>
  [...new Set(formsOf(text).flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map((match) => match[1])))].sort()

test('every text of the catalogue is written in English and in Korean', () => {
  expect(Object.keys(ko).sort()).toEqual([...keys].sort())
  for (const key of keys) for (const form of formsOf(ko[key])) expect(form.trim()).not.toBe('')
})

test('a Korean text has the same gaps to fill as the English one', () => {
  for (const key of keys) expect({ key, gaps: gaps(ko[key]) }).toEqual({ key, gaps: gaps(en[key]) })
})
