import { expect, test } from 'bun:test'
import { boundedMap } from './bounded-map.ts'

test('a full map forgets what was not asked for the longest', () => {
  const map = boundedMap<string, number>(2)
  map.set('lamp', 1)
  map.set('vase', 2)
  map.get('lamp')
  map.set('rug', 3)

  expect([map.get('lamp'), map.get('vase'), map.get('rug'), map.size]).toEqual([1, undefined, 3, 2])
})

test('a key may be called constructor', () => {
  const map = boundedMap<string, number>(2)

  expect(map.get('constructor')).toBeUndefined()
})
