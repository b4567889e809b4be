import { expect, test } from 'bun:test'
import { problem } from '@galleria/contracts/problem'
import { lineStock } from './line-stock.ts'

const three = [{ sku: 'LMP-012-OAK', available: 3, level: 'low' as const }]
const wanting = (quantity: number) => ({ sku: 'LMP-012-OAK', quantity })

test('a line is warned about as soon as it wants more than there is', () => {
  expect(lineStock({ state: 'fresh', data: three }, wanting(3))).toEqual({ kind: 'enough' })
  expect(lineStock({ state: 'fresh', data: three }, wanting(4))).toEqual({ kind: 'short', left: 3 })
  const none = [{ sku: 'LMP-012-OAK', available: 0, level: 'out' as const }]
  expect(lineStock({ state: 'fresh', data: none }, wanting(1))).toEqual({ kind: 'out' })
})

test('an old count, or none, warns of nothing', () => {
  expect(lineStock({ state: 'stale', data: three, asOf: '2026-01-15T10:00:00.000Z' }, wanting(9))).toEqual({
    kind: 'enough',
  })
  expect(lineStock({ state: 'missing', problem: problem('unavailable') }, wanting(9))).toEqual({ kind: 'enough' })
  expect(lineStock({ state: 'fresh', data: [] }, wanting(9))).toEqual({ kind: 'enough' })
})
