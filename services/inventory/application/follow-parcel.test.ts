import { expect, test } from 'bun:test'
import { rememberingLogger, testCall } from '@galleria/testkit'
import { memoryStockRoom } from '../adapters/outbound/memory-stock-room.ts'
import { makeCancelSale, makeReviseSale } from './change-sale.ts'
import { makeDispatchStock, makeRestock } from './follow-parcel.ts'
import { makeListStock } from './list-stock.ts'
import { makeCommitReservation, makeHoldStock } from './reserve.ts'

const lamp = 'LMP-012-OAK'
const pieces = (quantity: number) => [{ sku: lamp, quantity }]

/** A stock room with five lamps, of which order o-1 has bought three. */
async function open() {
  const stockRoom = memoryStockRoom(pieces(5))
  const ports = { stockRoom, now: () => 0, holdMs: 10 }
  const log = rememberingLogger()
  const call = { ...testCall(), log }
  await makeHoldStock(ports)('o-1', pieces(3), call)
  await makeCommitReservation(ports)('o-1', call)
  const dispatchStock = makeDispatchStock(ports)
  const restock = makeRestock(ports)
  return {
    log,
    dispatched: (eventId: string, quantity: number, orderId = 'o-1') =>
      dispatchStock({ reaction: 'dispatch', eventId }, { orderId, lines: pieces(quantity) }, call),
    returned: (eventId: string, quantity: number) =>
      restock({ reaction: 'restock', eventId }, { orderId: 'o-1', lines: pieces(quantity) }, call),
    cancel: async () => (await makeCancelSale(ports)('o-1', call)).decision,
    revise: async (quantity: number) => (await makeReviseSale(ports)('o-1', pieces(quantity), call)).decision,
    shelf: () => stockRoom.shelves([lamp]).get(lamp),
    left: () => makeListStock(ports)([lamp])[0]?.available,
  }
}

test('a page sees no difference when a sold lamp leaves, and sees it again when it is back', async () => {
  const house = await open()
  expect(house.left()).toBe(2)
  await house.dispatched('e-1', 3)
  expect([house.left(), house.shelf()?.onHand]).toEqual([2, 2])
  await house.returned('e-2', 3)
  expect(house.left()).toBe(5)
})

test('a parcel that was packed with less leaves first, and the revision finds it done', async () => {
  const house = await open()
  await house.dispatched('e-1', 1)
  expect(await house.revise(1)).toEqual({ ok: true, events: [] })
  expect(house.shelf()).toEqual({ sku: lamp, onHand: 4, reserved: 0 })
  expect(await house.revise(2)).toEqual({ ok: false, problem: { code: 'order-closed' } })
})

test('the same news again, and news of the departure after the return, change nothing', async () => {
  const house = await open()
  expect(await house.returned('e-2', 3)).toBe(true)
  expect(await house.returned('e-2', 3)).toBe(false)
  expect(await house.dispatched('e-1', 3)).toBe(true)
  expect(house.shelf()).toEqual({ sku: lamp, onHand: 5, reserved: 0 })
})

test('a parcel of a cancelled sale changes nothing, and somebody is asked to count the shelf', async () => {
  const house = await open()
  await house.cancel()
  await house.dispatched('e-1', 3)
  expect(house.shelf()).toEqual({ sku: lamp, onHand: 5, reserved: 0 })
  expect(house.log.lines).toMatchObject([{ level: 'warn', fields: { orderId: 'o-1', reaction: 'dispatch' } }])
})

test('a parcel that cannot be is not taken as heard, so that it ends among the dead letters', async () => {
  const house = await open()
  await expect(house.dispatched('e-1', 3, 'o-2')).rejects.toThrow('no stock was reserved for it')
  await expect(house.dispatched('e-1', 4)).rejects.toThrow('it has 4 of LMP-012-OAK, sold 3')
  expect(house.shelf()).toEqual({ sku: lamp, onHand: 5, reserved: 3 })
  expect(await house.dispatched('e-1', 3)).toBe(true)
})
