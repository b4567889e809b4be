import { expect, test } from 'bun:test'
import { messages as checkout } from './checkout.ts'
import { messages as pages } from './index.ts'

const en = { ...checkout.en, ...pages.en }
const ko = { ...checkout.ko, ...pages.ko }
const keys = Object.keys(en) as (keyof typeof en)[]
const formsOf = (text: (typeof en)[keyof typeof en]) => (typeof text === 'string' ? [text] : Object.values(text))
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
