import type { Database } from 'bun:sqlite'
import { type Ids, instant } from '@galleria/chassis/ports/index'
import { inTransaction } from '@galleria/chassis/store/database'
import type { OutboxOf } from '@galleria/chassis/store/outbox'
import type { inventory } from '@galleria/contracts/inventory'
import type { ShelfBook } from '../../domain/books.ts'
import type { Line } from '../../domain/lines.ts'
import { evolve, type Reservation, type ReservationEvent, shelfEffect } from '../../domain/reservation.ts'
import { promise, type Shelf } from '../../domain/stock.ts'
import type { Change, Outcome, StockRoom } from '../../ports.ts'
import { announce } from './announce.ts'
import { bookQuery, prepare } from './sqlite-statements.ts'

/** A stock room in SQLite, whose announcements are written down in the transaction that changes it. */
export function sqliteStockRoom(db: Database, outbox: OutboxOf<typeof inventory>, ids: Ids): StockRoom {
  const sql = prepare(db)

  function load(orderId: string): Reservation | undefined {
    const row = sql.reservation.get(orderId)
    return row ? { orderId, status: row.status, expiresAt: row.expires_at, lines: sql.lines.all(orderId) } : undefined
  }

  function shelves(skus: readonly string[]): Map<string, Shelf> {
    const found = new Map<string, Shelf>()
    for (const sku of skus) {
      const shelf = sql.shelf.get(sku)
      if (shelf) found.set(sku, shelf)
    }
    return found
  }

  function writeDown(
    past: Reservation | undefined,
    event: ReservationEvent,
    { orderId, now, call }: Change,
  ): Reservation {
    const next = evolve(orderId, past, event)
    sql.saveReservation.run({ orderId, status: next.status, expiresAt: next.expiresAt })
    if (event.type === 'made') replaceLines(orderId, event.lines)
    moveStock(next.lines, event, orderId, now)
    announce(outbox, event, next, { eventId: ids.next(), time: instant(now), ...(call ? { call } : {}) })
    return next
  }

  function replaceLines(orderId: string, lines: readonly Line[]): void {
    sql.dropLines.run(orderId)
    for (const [position, { sku, quantity }] of lines.entries()) sql.addLine.run({ orderId, position, sku, quantity })
  }

  function moveStock(lines: readonly Line[], event: ReservationEvent, orderId: string, at: number): void {
    const effect = shelfEffect(event)
    if (effect === 0) return
    for (const { sku, quantity } of lines) {
      const delta = effect * quantity
      const shelf = promise(sql.shelf.get(sku) ?? { sku, onHand: 0, reserved: 0 }, delta)
      sql.saveReserved.run({ sku, reserved: shelf.reserved })
      sql.move.run({ sku, kind: event.type, onHand: 0, reserved: delta, orderId, at })
    }
  }

  return {
    change: (change) =>
      inTransaction(db, (): Outcome => {
        const past = load(change.orderId)
        const decision = change.decide({ reservation: past, shelves: shelves(change.skus) })
        if (!decision.ok) return { decision, reservation: past }
        const reservation = decision.events.reduce<Reservation | undefined>(
          (before, event) => writeDown(before, event, change),
          past,
        )
        return { decision, reservation }
      }),
    shelves,
    overdue: (now, limit) => sql.overdue.all(now, limit).map(({ order_id }) => order_id),
    open: (stock, now) =>
      inTransaction(db, () => {
        let opened = 0
        for (const { sku, quantity } of stock) {
          if (sql.openShelf.run({ sku, onHand: quantity }).changes === 0) continue
          sql.move.run({ sku, kind: 'opening', onHand: quantity, reserved: 0, orderId: null, at: now })
          opened += 1
        }
        return opened
      }),
    books: () => db.query<ShelfBook, []>(bookQuery).all(),
  }
}
