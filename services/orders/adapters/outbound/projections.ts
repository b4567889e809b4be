import type { Database } from 'bun:sqlite'
import { inTransaction } from '@galleria/chassis/store/database'
import type { OrderEvent } from '../../domain/events.ts'
import { replay } from '../../domain/evolve.ts'
import type { PlacedOrder } from '../../domain/order.ts'
import type { EventRows } from './event-rows.ts'
import { salesMoved } from './sales.ts'
import { orderView, summaryView } from './views.ts'

/** Counts changes of what is projected; a store that was filled by another version is filled anew when it is opened. */
const projectionVersion = 1

/** What is read of orders, folded from their events. */
export interface Projections {
  /** Follows an order that was just placed; `sequence` is the place of its first event. */
  opened(order: PlacedOrder, sequence: number): void
  /** Follows what happened to an order that is there already. */
  moved(order: PlacedOrder): void
  counted(events: readonly OrderEvent[]): void
  /** Folds everything from zero (I-MSG-5), in one transaction. */
  rebuild(): void
  /** Rebuilds what another program's version has left, or nobody yet has built. */
  bringUpToDate(): void
}

/** Projections in tables beside the events, written in the same transaction. */
export function sqliteProjections(db: Database, events: EventRows): Projections {
  const insertList = db.query(
    `INSERT INTO order_list (sequence, order_id, order_number, shopper_id, status, summary) VALUES (?, ?, ?, ?, ?, ?)`,
  )
  const updateList = db.query('UPDATE order_list SET status = ?, summary = ? WHERE order_id = ?')
  const upsertDetail = db.query(
    `INSERT INTO order_detail (order_id, shopper_id, detail) VALUES (?, ?, ?)
     ON CONFLICT (order_id) DO UPDATE SET detail = excluded.detail`,
  )
  const addSales = db.query(
    `INSERT INTO sales (only_row, placed, confirmed, rejected, cancelled, delivered, pieces, revenue_cents, refunded_cents)
     VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
     ON CONFLICT (only_row) DO UPDATE SET placed = placed + ?1, confirmed = confirmed + ?2, rejected = rejected + ?3,
       cancelled = cancelled + ?4, delivered = delivered + ?5, pieces = pieces + ?6, revenue_cents = revenue_cents + ?7,
       refunded_cents = refunded_cents + ?8`,
  )
  const selectVersion = db.query<{ version: number }, []>('SELECT version FROM projected')

  function detail(order: PlacedOrder): void {
    upsertDetail.run(order.orderId, order.shopperId, JSON.stringify(orderView(order)))
  }

  const projections: Projections = {
    opened(order, sequence) {
      const { orderId, orderNumber, shopperId, status } = order
      insertList.run(sequence, orderId, orderNumber, shopperId, status, JSON.stringify(summaryView(order)))
      detail(order)
    },
    moved(order) {
      updateList.run(order.status, JSON.stringify(summaryView(order)), order.orderId)
      detail(order)
    },
    counted(happened) {
      for (const event of happened) {
        const { placed = 0, confirmed = 0, rejected = 0, cancelled = 0, delivered = 0, ...sums } = salesMoved(event)
        const { pieces = 0, revenueCents = 0, refundedCents = 0 } = sums
        const moves = [placed, confirmed, rejected, cancelled, delivered, pieces, revenueCents, refundedCents]
        if (moves.some((move) => move !== 0)) addSales.run(...moves)
      }
    },
    rebuild() {
      inTransaction<void>(db, () => {
        for (const table of ['order_list', 'order_detail', 'sales', 'projected']) db.run(`DELETE FROM ${table}`)
        for (const { orderId, sequence } of events.placed()) {
          const stream = events.stream(orderId)
          const order = replay(stream)
          if (order) projections.opened(order, sequence)
          projections.counted(stream)
        }
        db.query('INSERT INTO projected (only_row, version) VALUES (1, ?)').run(projectionVersion)
      })
    },
    bringUpToDate() {
      if (selectVersion.get()?.version !== projectionVersion) projections.rebuild()
    },
  }
  return projections
}
