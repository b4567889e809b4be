import { expect, test } from 'bun:test'
import { boundedMemo } from './bounded-memo.ts'

test('what was asked for lately is not made again, and what was not for the longest is let go', () => {
  const made: string[] = []
  const memo = boundedMemo<string>(2)
  const ask = (key: string) => memo(key, () => made[made.push(key) - 1]?.toUpperCase() ?? '')

  expect([ask('a'), ask('b'), ask('a')]).toEqual(['A', 'B', 'A'])
  ask('c')
  ask('a')
  expect(made).toEqual(['a', 'b', 'c'])
  ask('b')
  expect(made).toEqual(['a', 'b', 'c', 'b'])
})
