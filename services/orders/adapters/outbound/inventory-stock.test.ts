import { expect, test } from 'bun:test'
import { done, type Refusal, refuse } from '@galleria/contracts/answer'
import { inventory } from '@galleria/contracts/inventory'
import { testCall } from '@galleria/testkit'
import { inventoryStock } from './inventory-stock.ts'

const lines = [
  { sku: 'LMP-012-OAK', quantity: 2 },
  { sku: 'VAS-003-BLU', quantity: 1 },
]

/** The stock as it looks when inventory answers every ask with this. */
function stockWhen(answer: Refusal | ReturnType<typeof done>) {
  const ask = async () => answer
  const stock = inventoryStock({
    reservation: { make: ask, commit: ask, release: ask, cancel: ask, revise: ask },
  } as never)
  const call = testCall()
  return {
    hold: () => stock.hold({ orderId: 'o-1', lines }, call),
    sell: () => stock.sell('o-1', call),
    release: () => stock.release('o-1', call),
    takeBack: () => stock.takeBack('o-1', call),
    keepOnly: () => stock.keepOnly('o-1', lines, call),
  }
}

const short = (skus: string[]) => ({ kind: 'refused', reason: { reason: 'out-of-stock', skus } }) as const
const tooLate = { kind: 'refused', reason: { reason: 'timed-out' } } as const

test('what is short is named by its sku, whatever place it had in the request', async () => {
  const answer = refuse('out-of-stock', { errors: [{ field: 'lines.1.sku', reason: 'none left' }] })
  expect(await stockWhen(answer).hold()).toEqual(short(['VAS-003-BLU']))
})

test('a place that the request did not have names nothing', async () => {
  const errors = ['lines.9.sku', 'lines'].map((field) => ({ field, reason: '' }))
  expect(await stockWhen(refuse('out-of-stock', { errors })).hold()).toEqual(short([]))
})

test('a hold that was given back cannot be had again', async () => {
  expect(await stockWhen(refuse('order-closed')).hold()).toEqual(tooLate)
})

test('a hold that is over, or never was, is worth the same', async () => {
  expect(await stockWhen(refuse('reservation-lapsed')).sell()).toEqual(tooLate)
  expect(await stockWhen(refuse('order-unknown')).sell()).toEqual(tooLate)
})

test('what goes well goes well', async () => {
  const stock = stockWhen(done(inventory.endpoints['reservation.make'].example.reply))
  for (const ask of [stock.hold, stock.sell, stock.takeBack, stock.keepOnly]) {
    expect(await ask()).toEqual({ kind: 'done' })
  }
  expect(await stock.release()).toBe('undone')
})

test('a refusal nobody planned for is a bug, and is not taken for an answer', async () => {
  const stock = stockWhen(refuse('invalid-request'))
  for (const ask of [stock.hold, stock.sell, stock.release, stock.takeBack, stock.keepOnly]) {
    await expect(ask()).rejects.toThrow('invalid-request')
  }
})
