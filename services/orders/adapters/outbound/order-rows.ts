import type { Database } from 'bun:sqlite'
import { evolve, newOrder, type Order, type OrderEvent, type PlacedOrder } from '../../domain/order.ts'
import type { LoadedOrder } from '../../ports.ts'

/** The orders' journals as rows, for adapters that have opened a transaction already. */
export interface OrderRows {
  load(orderId: string): LoadedOrder | undefined
  /** How many events an order has. */
  seen(orderId: string): number
  append(orderId: string, events: readonly OrderEvent[], seen: number): void
}

/** Reads and writes the rows of the journals. */
export function orderRows(db: Database): OrderRows {
  const select = db.query<{ event: string }, [string]>(
    'SELECT event FROM order_events WHERE order_id = ? ORDER BY version',
  )
  const count = db.query<{ seen: number }, [string]>('SELECT count(*) AS seen FROM order_events WHERE order_id = ?')
  const insert = db.query('INSERT INTO order_events (order_id, version, event) VALUES ($orderId, $version, $event)')

  return {
    load: (orderId) => replay(select.all(orderId).map(({ event }) => JSON.parse(event) as OrderEvent)),
    seen: (orderId) => count.get(orderId)?.seen ?? 0,
    append(orderId, events, seen) {
      for (const [i, event] of events.entries()) {
        insert.run({ orderId, version: seen + i + 1, event: JSON.stringify(event) })
      }
    },
  }
}

/** The order that its events made; undefined without any. */
export function replay(events: readonly OrderEvent[]): LoadedOrder | undefined {
  const order = events.reduce<Order>(evolve, newOrder)
  return isPlaced(order) ? { order, seen: events.length } : undefined
}

function isPlaced(order: Order): order is PlacedOrder {
  return order.status !== 'new'
}
