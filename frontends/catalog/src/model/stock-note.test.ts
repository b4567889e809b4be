import { expect, test } from 'bun:test'
import type { StockLevel } from '@galleria/contracts/inventory'
import { problem } from '@galleria/contracts/problem'
import type { Part } from '@galleria/contracts/web'
import { availableOf, stockNote } from './stock-note.ts'

const levels: readonly StockLevel[] = [
  { sku: 'LMP-012-OAK', available: 40, level: 'in-stock' },
  { sku: 'LMP-012-BLK', available: 2, level: 'low' },
  { sku: 'LMP-012-SGE', available: 0, level: 'out' },
]
const fresh: Part<readonly StockLevel[]> = { state: 'fresh', data: levels }

test('plenty is just said, the last pieces are counted, none is none', () => {
  expect(stockNote(fresh, 'LMP-012-OAK')).toEqual({ kind: 'in-stock' })
  expect(stockNote(fresh, 'LMP-012-BLK')).toEqual({ kind: 'low', left: 2 })
  expect(stockNote(fresh, 'LMP-012-SGE')).toEqual({ kind: 'out' })
})

test('a variant the storeroom did not mention is not called sold out', () => {
  expect(stockNote(fresh, 'LMP-012-NVY')).toEqual({ kind: 'unknown' })
  expect(availableOf(fresh, 'LMP-012-NVY')).toBeUndefined()
})

test('while the storeroom is away nothing is promised and nobody is turned away', () => {
  const missing: Part<readonly StockLevel[]> = { state: 'missing', problem: problem('unavailable') }
  expect(stockNote(missing, 'LMP-012-OAK')).toEqual({ kind: 'unknown' })
  expect(availableOf(missing, 'LMP-012-OAK')).toBeUndefined()
})

test('a count from an hour ago is not believed', () => {
  const stale: Part<readonly StockLevel[]> = { state: 'stale', data: levels, asOf: '2026-01-15T09:00:00.000Z' }
  expect(stockNote(stale, 'LMP-012-SGE')).toEqual({ kind: 'unknown' })
  expect(availableOf(stale, 'LMP-012-BLK')).toBeUndefined()
})

test('what can be bought is the count', () => {
  expect(availableOf(fresh, 'LMP-012-BLK')).toBe(2)
  expect(availableOf(fresh, 'LMP-012-SGE')).toBe(0)
})
