import { expect, test } from 'bun:test'
import { cleared, felled, mostStrikes, noSkips, type Skips, skippedAt, skippedForMs, struck } from './skip.ts'

const orders = { remote: 'orders', build: 'b1' }
const published = new Map([
  ['orders', 'b1'],
  ['catalog', 'c1'],
])
const struckTimes = (times: number, nowMs = 0, skips: Skips = noSkips) =>
  Array.from({ length: times }).reduce<Skips>((before) => struck(before, orders, nowMs), skips)
const skipped = (skips: Skips, nowMs: number) => [...skippedAt(skips, published, nowMs)]

test('a remote that fails now and then is still rendered', () => {
  expect(skipped(struckTimes(mostStrikes - 1), 0)).toEqual([])
  expect(skipped(struckTimes(mostStrikes - 1, 0, cleared(struckTimes(mostStrikes - 1), 'orders')), 0)).toEqual([])
})

test('one that fails again and again is not rendered for half a minute', () => {
  const skips = struckTimes(mostStrikes)
  expect(skipped(skips, skippedForMs - 1)).toEqual(['orders'])
  expect(skipped(skips, skippedForMs)).toEqual([])
})

test('one that took a process with it is not rendered, the first time already', () => {
  expect(skipped(felled(noSkips, orders, 1_000), 1_000 + skippedForMs - 1)).toEqual(['orders'])
})

test('after its time one more failure is enough, and one page that came out well forgives everything', () => {
  const later = skippedForMs + 1
  const onProbation = felled(noSkips, orders, 0)
  expect(skipped(struck(onProbation, orders, later), later)).toEqual(['orders'])
  expect(skipped(struck(cleared(onProbation, 'orders'), orders, later), later)).toEqual([])
})

test('another build of the remote is innocent, and so is whoever is not published any more', () => {
  const skips = felled(noSkips, orders, 0)
  expect([...skippedAt(skips, new Map([['orders', 'b2']]), 1)]).toEqual([])
  expect([...skippedAt(struck(skips, { remote: 'orders', build: 'b2' }, 1), new Map([['orders', 'b2']]), 1)]).toEqual(
    [],
  )
  expect([...skippedAt(skips, new Map(), 1)]).toEqual([])
})

test('nobody is skipped for what another did', () => {
  expect(skipped(cleared(felled(noSkips, orders, 0), 'catalog'), 1)).toEqual(['orders'])
})
