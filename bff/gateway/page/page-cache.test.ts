import { beforeEach, expect, test } from 'bun:test'
import { type HandClock, handClock } from '@galleria/testkit'
import { createPageCache, type PageCache } from './page-cache.ts'

let clock: HandClock
let cache: PageCache<string>
const kib = 1_024

beforeEach(() => {
  clock = handClock()
  cache = createPageCache(clock, 10 * kib)
})

test('a page is fresh for five seconds, stale for a minute, and a last resort for an hour', async () => {
  cache.keep('/', 'e1', 'home', kib)
  const age = () => cache.get('/', 'e1')?.age
  expect(age()).toBe('fresh')

  await clock.pass(4_999)
  expect(age()).toBe('fresh')
  await clock.pass(1)
  expect(age()).toBe('stale')
  await clock.pass(60_000)
  expect(age()).toBe('old')
  await clock.pass(3_600_000 - 65_001)
  expect(age()).toBe('old')
  await clock.pass(1)
  expect(age()).toBeUndefined()
  expect(cache.bytes).toBe(0)
})

test('a page of an earlier edition is a last resort at once, and gives way to one of the new edition', () => {
  cache.keep('/', 'e1', 'home', kib)
  expect(cache.get('/', 'e2')).toEqual({ value: 'home', age: 'old' })

  cache.keep('/', 'e2', 'new home', 2 * kib)
  expect(cache.get('/', 'e2')).toEqual({ value: 'new home', age: 'fresh' })
  expect(cache.bytes).toBe(2 * kib)
})

test('a page is due when it is no longer fresh, and left for a second when it could not be made anew', async () => {
  expect(cache.isDue('/', 'e1')).toBe(true)
  cache.keep('/', 'e1', 'home', kib)
  expect(cache.isDue('/', 'e1')).toBe(false)
  expect(cache.isDue('/', 'e2')).toBe(true)

  await clock.pass(5_000)
  expect(cache.isDue('/', 'e1')).toBe(true)
  cache.missed('/')
  await clock.pass(999)
  expect(cache.isDue('/', 'e1')).toBe(false)
  await clock.pass(1)
  expect(cache.isDue('/', 'e1')).toBe(true)
})

test('when there is no more room, the page nobody asked for for the longest time goes', () => {
  for (const path of ['/a', '/b', '/c']) cache.keep(path, 'e1', path, 3 * kib)
  cache.get('/a', 'e1')
  cache.keep('/d', 'e1', '/d', 3 * kib)

  expect(cache.get('/b', 'e1')).toBeUndefined()
  expect(['/a', '/c', '/d'].map((path) => cache.get(path, 'e1')?.value)).toEqual(['/a', '/c', '/d'])
  expect(cache.bytes).toBe(9 * kib)
})

test('a page that grows may push others out, and one larger than all the room is not kept', () => {
  cache.keep('/a', 'e1', 'a', 3 * kib)
  cache.keep('/b', 'e1', 'b', 3 * kib)
  cache.grow('/b', 'b', 5 * kib)
  expect(cache.get('/a', 'e1')).toBeUndefined()
  expect(cache.bytes).toBe(8 * kib)

  cache.grow('/b', 'what was kept before', 5 * kib)
  expect(cache.bytes).toBe(8 * kib)
  cache.keep('/c', 'e1', 'c', 11 * kib)
  expect([cache.get('/c', 'e1'), cache.bytes]).toEqual([undefined, 8 * kib])
})
