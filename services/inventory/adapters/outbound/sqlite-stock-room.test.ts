import { expect, test } from 'bun:test'
import { realWorld } from '@galleria/chassis/ports/index'
import { openDatabase } from '@galleria/chassis/store/database'
import { createOutbox } from '@galleria/chassis/store/outbox'
import { inventory } from '@galleria/contracts/inventory'
import { testCall } from '@galleria/testkit'
import { makeLapseReservations } from '../../application/lapse-reservations.ts'
import { migrations } from '../../compose.ts'
import { commit, type Decision, make, type Reservation, release } from '../../domain/reservation.ts'
import { cancel, dispatch, restock, revise } from '../../domain/sale.ts'
import { stockRoomSuite } from '../../test/stock-room.suite.ts'
import { sqliteStockRoom } from './sqlite-stock-room.ts'

const lamp = 'LMP-012-OAK'
const orderId = '01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d'

function build() {
  const db = openDatabase({ file: ':memory:', migrations })
  const outbox = createOutbox(db, inventory)
  return { db, outbox, room: sqliteStockRoom({ db, outbox, world: realWorld }) }
}

stockRoomSuite('in SQLite', () => build().room)

test('what goes back on the shelf is announced, once, and neither a hold nor a bar is', () => {
  const { room, outbox } = build()
  room.open([{ sku: lamp, quantity: 3 }], 0)
  const hold = () =>
    room.change({
      orderId,
      skus: [lamp],
      now: 0,
      decide: ({ reservation, shelves }) =>
        make(reservation, { lines: [{ sku: lamp, quantity: 1 }], shelves, expiresAt: 10 }),
    })
  hold()
  hold()
  room.change({ orderId, skus: [], now: 1, decide: ({ reservation }) => release(reservation) })
  room.change({ orderId: 'never-made', skus: [], now: 1, decide: ({ reservation }) => release(reservation) })

  expect(
    outbox.waiting(10).map(({ event, aggregate_id, data }) => ({ event, aggregate_id, data: JSON.parse(data) })),
  ).toEqual([
    { event: 'reservation.released', aggregate_id: orderId, data: { orderId, lines: [{ sku: lamp, quantity: 1 }] } },
  ])
})

test('of a sale, what was committed, sent and brought back is announced, and nothing else costs a durable write', () => {
  const { room, outbox } = build()
  room.open([{ sku: lamp, quantity: 9 }], 0)
  const two = [{ sku: lamp, quantity: 2 }]
  const one = [{ sku: lamp, quantity: 1 }]
  const sale = (order: string, ...decisions: ((past: Reservation | undefined) => Decision<unknown>)[]) => {
    const change = { orderId: order, skus: [lamp], now: 0 }
    room.change({ ...change, decide: ({ shelves }) => make(undefined, { lines: two, shelves, expiresAt: 10 }) })
    for (const decide of decisions) room.change({ ...change, decide: ({ reservation }) => decide(reservation) })
    return outbox.waiting(10).flatMap(({ event, aggregate_id }) => (aggregate_id === order ? [event] : []))
  }
  const sold = (past: Reservation | undefined) => commit(past, 0)
  expect(sale('o-1', sold, cancel)).toEqual(['reservation.committed'])
  expect(
    sale(
      'o-2',
      sold,
      (past) => revise(past, one),
      (past) => dispatch(past, one),
      (past) => restock(past, one),
    ),
  ).toEqual(['reservation.committed', 'reservation.dispatched', 'reservation.restocked'])
})

test('two sweeps at once end a hold once', async () => {
  const { room } = build()
  room.open([{ sku: lamp, quantity: 3 }], 0)
  const lines = [{ sku: lamp, quantity: 1 }]
  room.change({
    orderId,
    skus: [lamp],
    now: 0,
    decide: ({ shelves }) => make(undefined, { lines, shelves, expiresAt: 1 }),
  })
  const sweep = makeLapseReservations({ stockRoom: room, now: () => 5 })
  expect(await Promise.all([sweep(testCall()), sweep(testCall())])).toEqual([1, 0])
})

test('the table itself refuses to promise more than is on hand', () => {
  const { db, room } = build()
  room.open([{ sku: lamp, quantity: 3 }], 0)
  expect(() => db.run('UPDATE stock SET reserved = 4')).toThrow('CHECK constraint failed')
  expect(() => db.run('UPDATE stock SET reserved = -1')).toThrow('CHECK constraint failed')
})
