import { expect, test } from 'bun:test'
import { en } from './en.ts'
import { ko } from './ko.ts'

const keys = Object.keys(en) as (keyof typeof en)[]
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

test('every text of the catalogue is written in English and in Korean', () => {
  expect(Object.keys(ko).sort()).toEqual([...keys].sort())
  for (const key of keys) expect(ko[key].trim()).not.toBe('')
})

test('a Korean text has the same gaps to fill as the English one', () => {
  for (const key of keys) expect({ key, gaps: placeholders(ko[key]) }).toEqual({ key, gaps: placeholders(en[key]) })
})
