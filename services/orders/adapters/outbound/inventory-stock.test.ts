import { expect, test } from 'bun:test'
import { done, type Refusal, refuse } from '@galleria/contracts/answer'
import { inventory } from '@galleria/contracts/inventory'
import type { ProblemCode } from '@galleria/contracts/problem'
import { testCall } from '@galleria/testkit'
import { inventoryStock } from './inventory-stock.ts'

const lines = [
  { sku: 'LMP-012-OAK', quantity: 2 },
  { sku: 'VAS-003-BLU', quantity: 1 },
]

/** The stock as it looks when inventory answers every ask with this. */
function stockWhen(answer: Refusal | ReturnType<typeof done>) {
  const ask = async () => answer
  return inventoryStock({ reservation: { make: ask, commit: ask, release: ask } } as never)
}

test('what is short is named by its sku, whatever place it had in the request', async () => {
  const answer = refuse('out-of-stock', { errors: [{ field: 'lines.1.sku', reason: 'none left' }] })
  expect(await stockWhen(answer).reserve('o-1', lines, testCall())).toEqual({
    kind: 'out-of-stock',
    skus: ['VAS-003-BLU'],
  })
})

test('a place that the request did not have names nothing', async () => {
  const answer = refuse('out-of-stock', {
    errors: [
      { field: 'lines.9.sku', reason: '' },
      { field: 'lines', reason: '' },
    ],
  })
  expect(await stockWhen(answer).reserve('o-1', lines, testCall())).toEqual({ kind: 'out-of-stock', skus: [] })
})

test('a hold that was given back cannot be had again', async () => {
  expect(await stockWhen(refuse('order-closed')).reserve('o-1', lines, testCall())).toEqual({
    kind: 'out-of-stock',
    skus: [],
  })
})

test('a hold that is over, or never was, is worth the same', async () => {
  expect(await stockWhen(refuse('reservation-lapsed')).commit('o-1', testCall())).toBe('lapsed')
  expect(await stockWhen(refuse('order-unknown')).commit('o-1', testCall())).toBe('lapsed')
})

test('what goes well goes well', async () => {
  const stock = stockWhen(done(inventory.endpoints['reservation.make'].example.reply))
  expect(await stock.reserve('o-1', lines, testCall())).toEqual({ kind: 'held' })
  expect(await stock.commit('o-1', testCall())).toBe('committed')
})

test('a refusal nobody planned for is a bug, and is not taken for an answer', async () => {
  const odd: ProblemCode = 'invalid-request'
  await expect(stockWhen(refuse(odd)).reserve('o-1', lines, testCall())).rejects.toThrow('invalid-request')
  await expect(stockWhen(refuse(odd)).commit('o-1', testCall())).rejects.toThrow('invalid-request')
  await expect(stockWhen(refuse(odd)).release('o-1', testCall())).rejects.toThrow('invalid-request')
})
