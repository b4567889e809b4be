import type { Database } from 'bun:sqlite'
import { instant, type World } from '@galleria/chassis/ports/index'
import { inTransaction } from '@galleria/chassis/store/database'
import { createGroupCommit, type GroupCommitOptions } from '@galleria/chassis/store/group-commit'
import { type OutboxOf, once } from '@galleria/chassis/store/outbox'
import type { inventory } from '@galleria/contracts/inventory'
import type { ShelfBook } from '../../domain/books.ts'
import type { Line } from '../../domain/lines.ts'
import { type Movement, movementsOf } from '../../domain/movement.ts'
import { evolve, type Reservation, type ReservationEvent } from '../../domain/reservation.ts'
import { changed, type Shelf } from '../../domain/stock.ts'
import type { Change, Outcome, StockRoom } from '../../ports.ts'
import { announce } from './announce.ts'
import { bookQuery, prepare } from './sqlite-statements.ts'

/** What the stock room writes with. */
export interface StockRoomParts {
  readonly db: Database
  readonly outbox: OutboxOf<typeof inventory>
  readonly world: Pick<World, 'clock' | 'ids'>
  readonly onFlush?: GroupCommitOptions['onFlush']
}

/** A stock room in SQLite, whose announcements are written down in the transaction that changes it. */
export function sqliteStockRoom({ db, outbox, world, onFlush = () => {} }: StockRoomParts): StockRoom {
  const sql = prepare(db)
  const writes = createGroupCommit(db, { clock: world.clock, onFlush })

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
    { orderId, now, call }: Pick<Change<unknown>, 'orderId' | 'now' | 'call'>,
  ): Reservation {
    const next = evolve(orderId, past, event)
    sql.saveReservation.run({ orderId, status: next.status, expiresAt: next.expiresAt })
    if (next.lines !== past?.lines) replaceLines(orderId, next.lines)
    for (const movement of movementsOf(past, event)) moveStock(movement, orderId, now)
    announce(
      outbox,
      event,
      { past, next },
      { eventId: world.ids.next(), time: instant(now), ...(call ? { call } : {}) },
    )
    return next
  }

  function replaceLines(orderId: string, lines: readonly Line[]): void {
    sql.dropLines.run(orderId)
    for (const [position, { sku, quantity }] of lines.entries()) sql.addLine.run({ orderId, position, sku, quantity })
  }

  function moveStock(movement: Movement, orderId: string, at: number): void {
    const { sku, kind, onHand, reserved } = movement
    const shelf = changed(sql.shelf.get(sku) ?? { sku, onHand: 0, reserved: 0 }, movement)
    sql.saveShelf.run({ sku, onHand: shelf.onHand, reserved: shelf.reserved })
    sql.move.run({ sku, kind, onHand, reserved, orderId, at })
  }

  return {
    together: (work) => writes.commit(work),
    once: ({ reaction, eventId }, work) => writes.commit(() => once(db, reaction, eventId, work)),
    change: <Problem>(change: Change<Problem>) =>
      inTransaction(db, (): Outcome<Problem> => {
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
        if (opened > 0) outbox.record({ action: 'stock.opened', after: { variants: opened } })
        return opened
      }),
    books: () => db.query<ShelfBook, []>(bookQuery).all(),
  }
}
