import { expect, test } from 'bun:test'
import type { Messages } from '@galleria/ui'
import * as common from './common.ts'
import * as home from './home.ts'
import * as listing from './listing.ts'
import * as product from './product.ts'
import * as stores from './stores.ts'
import * as suggested from './suggested.ts'

type Text = Messages<string>['en'][string]
const parts: readonly (readonly [string, Messages<string>])[] = Object.entries({
  common: common.messages,
  home: home.messages,
  listing: listing.messages,
  product: product.messages,
  stores: stores.messages,
  suggested: suggested.messages,
})
const formsOf = (text: Text | undefined) => (typeof text === 'object' ? Object.values(text) : [text ?? ''])
const gaps = (text: Text | undefined) =>
  [...new Set(formsOf(text).flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map((match) => match[1])))].sort()

test.each(parts)('every text of %s is written in English and in Korean', (_, { en, ko }) => {
  expect(Object.keys(ko).sort()).toEqual(Object.keys(en).sort())
  for (const text of Object.values(ko)) for (const form of formsOf(text)) expect(form.trim()).not.toBe('')
})

test.each(parts)('a Korean text of %s has the same gaps to fill as the English one', (_, { en, ko }) => {
  for (const key of Object.keys(en)) expect({ key, gaps: gaps(ko[key]) }).toEqual({ key, gaps: gaps(en[key]) })
})
