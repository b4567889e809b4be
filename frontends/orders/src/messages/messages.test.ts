import { expect, test } from 'bun:test'
import { type MessageKey, messages } from './index.ts'

const { en, ko } = messages
const keys = Object.keys(en) as MessageKey[]
const formsOf = (text: (typeof messages)['en'][MessageKey]) => (typeof text === 'string' ? [text] : Object.values(text))
const gapsOf = (form: string) => [...form.matchAll(/\{(\w+)\}/g)].map((match) => match[1])

test('every text of the orders is written in English and in Korean', () => {
  expect(Object.keys(ko).sort()).toEqual([...keys].sort())
  for (const key of keys) for (const form of formsOf(ko[key])) expect(form.trim()).not.toBe('')
})

test('a Korean text has no gap that the English one does not fill', () => {
  for (const key of keys) {
    const english = new Set([...formsOf(en[key]).flatMap(gapsOf), 'count'])
    for (const gap of formsOf(ko[key]).flatMap(gapsOf))
      expect({ key, known: english.has(gap as string) }).toEqual({ key, known: true })
  }
})
