import { expect, test } from 'bun:test'
import { realWorld } from '@galleria/chassis/ports/index'
import { openDatabase } from '@galleria/chassis/store/database'
import { createOutbox } from '@galleria/chassis/store/outbox'
import { inventory } from '@galleria/contracts/inventory'
import { migrations } from '../../compose.ts'
import { make, release } from '../../domain/reservation.ts'
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

test('the table itself refuses to promise more than is on hand', () => {
  const { db, room } = build()
  room.open([{ sku: lamp, quantity: 3 }], 0)
  expect(() => db.run('UPDATE stock SET reserved = 4')).toThrow('CHECK constraint failed')
  expect(() => db.run('UPDATE stock SET reserved = -1')).toThrow('CHECK constraint failed')
})
