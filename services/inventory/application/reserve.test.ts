import { expect, test } from 'bun:test'
import { testCall } from '@galleria/testkit'
import { memoryStockRoom } from '../adapters/outbound/memory-stock-room.ts'
import { makeLapseReservations } from './lapse-reservations.ts'
import { makeListStock } from './list-stock.ts'
import { makeCommitReservation, makeHoldStock, makeReleaseReservation } from './reserve.ts'

const lamp = 'LMP-012-OAK'
const oneLamp = [{ sku: lamp, quantity: 1 }]

/** A stock room with one lamp, whose holds last ten milliseconds and in which no chore runs by itself. */
function open() {
  const stockRoom = memoryStockRoom(oneLamp)
  let time = 0
  const ports = { stockRoom, now: () => time, holdMs: 10 }
  const call = testCall()
  return {
    hold: async (orderId: string) => (await makeHoldStock(ports)(orderId, oneLamp, call)).decision,
    commit: async (orderId: string) => (await makeCommitReservation(ports)(orderId, call)).decision,
    release: async (orderId: string) => (await makeReleaseReservation(ports)(orderId, call)).decision,
    sweep: () => makeLapseReservations(ports)(call),
    left: () => makeListStock(ports)([lamp])[0]?.available,
    wait: (ms: number) => {
      time += ms
    },
  }
}

test('an order whose hold is over may hold the same lamp again, though no chore has noticed yet', async () => {
  const shop = open()
  await shop.hold('o-1')
  shop.wait(10)
  expect(await shop.hold('o-1')).toMatchObject({ ok: true, events: [{ type: 'made', expiresAt: 20 }] })
  expect((await shop.commit('o-1')).ok).toBe(true)
})

test('a commit that comes too late gives the lamp back at once', async () => {
  const shop = open()
  await shop.hold('o-1')
  shop.wait(10)
  expect(await shop.commit('o-1')).toEqual({ ok: false, problem: { code: 'reservation-lapsed' } })
  expect(shop.left()).toBe(1)
})

test('the chore ends what is over, once, and leaves what was sold', async () => {
  const shop = open()
  await shop.hold('o-1')
  expect(await shop.sweep()).toBe(0)
  shop.wait(10)
  expect([await shop.sweep(), await shop.sweep()]).toEqual([1, 0])
  await shop.hold('o-2')
  await shop.commit('o-2')
  shop.wait(10)
  expect(await shop.sweep()).toBe(0)
  expect(shop.left()).toBe(0)
})

test('a released lamp can be had by the next, and not by the same order again', async () => {
  const shop = open()
  await shop.hold('o-1')
  expect(await shop.hold('o-2')).toMatchObject({ ok: false, problem: { code: 'out-of-stock' } })
  await shop.release('o-1')
  expect((await shop.hold('o-2')).ok).toBe(true)
  expect(await shop.hold('o-1')).toEqual({ ok: false, problem: { code: 'order-closed' } })
})
