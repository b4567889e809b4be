import { afterAll, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { realWorld } from '@galleria/chassis/ports/index'
import { openDatabase } from '@galleria/chassis/store/database'
import { createOutbox, outboxMigration } from '@galleria/chassis/store/outbox'
import { inventory } from '@galleria/contracts/inventory'
import { migrations } from '../../compose.ts'
import { imbalances } from '../../domain/books.ts'
import { commit, lapse } from '../../domain/reservation.ts'
import { cancel, dispatch, restock } from '../../domain/sale.ts'
import { schema } from './schema.ts'
import { sqliteStockRoom } from './sqlite-stock-room.ts'

const folder = mkdtempSync(join(tmpdir(), 'inventory-migration-'))
afterAll(() => rmSync(folder, { recursive: true }))

const lamp = 'LMP-012-OAK'
const lines = [{ sku: lamp, quantity: 2 }]

/** A store as the first release left it: an order in each state it knew, and an announcement still to be made. */
function formerStore(file: string): void {
  const db = openDatabase({ file, migrations: [schema, outboxMigration] })
  db.run(`
    INSERT INTO stock VALUES ('${lamp}', 10, 6);
    INSERT INTO reservations VALUES
      ('sold-1', 'committed', 100), ('sold-2', 'committed', 100), ('held', 'held', 100),
      ('lapsed', 'lapsed', 50), ('released', 'released', 50), ('barred', 'released', 0);
    INSERT INTO reservation_lines SELECT order_id, 0, '${lamp}', 2 FROM reservations WHERE order_id <> 'barred';
    INSERT INTO movements (sku, kind, on_hand_delta, reserved_delta, order_id, at) VALUES
      ('${lamp}', 'opening', 10, 0, NULL, 1), ('${lamp}', 'made', 0, 2, 'sold-1', 2), ('${lamp}', 'made', 0, 2, 'sold-2', 3),
      ('${lamp}', 'made', 0, 2, 'held', 4), ('${lamp}', 'made', 0, 2, 'lapsed', 5), ('${lamp}', 'lapsed', 0, -2, 'lapsed', 6),
      ('${lamp}', 'made', 0, 2, 'released', 7), ('${lamp}', 'released', 0, -2, 'released', 8);
    DELETE FROM movements WHERE sequence > 8;
    INSERT INTO outbox (event_id, event, aggregate_id, time, version, data)
      VALUES ('e-1', 'reservation.committed', 'sold-1', '2026-01-15T10:00:00.000Z', 1, '{"orderId":"sold-1","lines":[]}');
  `)
  db.close()
}

function rowsOf(db: ReturnType<typeof openDatabase>, ...tables: string[]) {
  return tables.map((table) => db.query(`SELECT * FROM ${table} ORDER BY 1, 2`).all())
}

test('a store of the first release is taken over whole, and its sales can be cancelled, sent and taken back', () => {
  const file = join(folder, 'inventory.sqlite')
  formerStore(file)
  const before = openDatabase({ file, migrations: [schema, outboxMigration] })
  const tables = ['stock', 'reservations', 'reservation_lines', 'movements', 'outbox']
  const rows = rowsOf(before, ...tables)
  before.close()

  const db = openDatabase({ file, migrations })
  expect(rowsOf(db, ...tables)).toEqual(rows)
  expect(db.query('PRAGMA foreign_key_check').all()).toEqual([])
  expect(db.query('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })

  const outbox = createOutbox(db, inventory)
  const room = sqliteStockRoom({ db, outbox, world: realWorld })
  const change = (orderId: string) => ({ orderId, skus: [], now: 200 })
  expect(imbalances(room.books())).toEqual([])
  expect(room.overdue(200, 9)).toEqual(['held'])
  room.change({ ...change('held'), decide: ({ reservation }) => lapse(reservation, 200) })
  room.change({ ...change('sold-1'), decide: ({ reservation }) => cancel(reservation) })
  room.change({ ...change('sold-2'), decide: ({ reservation }) => commit(reservation, 200) })
  room.change({ ...change('sold-2'), decide: ({ reservation }) => dispatch(reservation, lines) })
  expect(room.shelves([lamp]).get(lamp)).toEqual({ sku: lamp, onHand: 8, reserved: 0 })
  room.change({ ...change('sold-2'), decide: ({ reservation }) => restock(reservation, lines) })
  expect(room.shelves([lamp]).get(lamp)).toEqual({ sku: lamp, onHand: 10, reserved: 0 })
  expect(imbalances(room.books())).toEqual([])
  // The ledger goes on where it was, and never gives a number twice.
  expect(db.query('SELECT sequence, kind FROM movements WHERE sequence > 8 ORDER BY sequence').all()).toEqual([
    { sequence: 9, kind: 'lapsed' },
    { sequence: 10, kind: 'cancelled' },
    { sequence: 11, kind: 'dispatched' },
    { sequence: 12, kind: 'restocked' },
  ])
  db.close()
})

test('the rebuilt tables still refuse what cannot be', () => {
  const file = join(folder, 'bounds.sqlite')
  formerStore(file)
  const db = openDatabase({ file, migrations })
  expect(() => db.run("UPDATE reservations SET status = 'lost' WHERE order_id = 'held'")).toThrow('CHECK')
  expect(() => db.run("UPDATE movements SET kind = 'stolen' WHERE sequence = 1")).toThrow('CHECK')
  expect(() => db.run("UPDATE reservation_lines SET quantity = 0 WHERE order_id = 'held'")).toThrow('CHECK')
  expect(() => db.run("DELETE FROM reservations WHERE order_id = 'held'")).toThrow('FOREIGN KEY')
  expect(() => db.run("INSERT INTO movements VALUES (NULL, 'NIL-001-XX', 'opening', 1, 0, NULL, 1)")).toThrow(
    'FOREIGN KEY',
  )
  expect(db.query("SELECT name FROM sqlite_schema WHERE name LIKE 'new_%'").all()).toEqual([])
  const plan = db.query<{ detail: string }, []>(
    "EXPLAIN QUERY PLAN SELECT order_id FROM reservations WHERE status = 'held' AND expires_at <= 1 ORDER BY expires_at",
  )
  expect(plan.get()?.detail).toContain('reservations_to_lapse')
  db.close()
})
