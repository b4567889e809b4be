import { expect, test } from 'bun:test'
import { type Entry, fits, makesOf, split } from './suggesting.ts'

const lamp: Entry = {
  kind: 'product',
  text: 'Oslo table lamp',
  spellings: [split('Oslo table lamp'), split('오슬로 테이블 램프')],
  weight: 1,
}
const fit = (typed: string, forgiving = false) =>
  fits(lamp, split(typed), forgiving ? makesOf.nearly() : makesOf.exactly)

test('what a name begins with fits best, then what its words begin with', () => {
  expect(fit('oslo ta')).toBe(0)
  expect(fit('오슬')).toBe(0)
  expect(fit('lamp')).toBe(1)
  expect(fit('la os')).toBe(1)
  expect(fit('chair')).toBeUndefined()
})

test('a slip fits only where slips are forgiven', () => {
  expect(fit('tbale')).toBeUndefined()
  expect(fit('tbale', true)).toBe(1)
  expect(fit('tbale lamp', true)).toBe(1)
  expect(fit('tbale chair', true)).toBeUndefined()
})
