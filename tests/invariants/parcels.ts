import type { Database } from 'bun:sqlite'
import type { Order } from '@galleria/contracts/orders'
import type { Violation } from './violation.ts'

interface Line {
  readonly sku: string
  readonly quantity: number
}

/** Where an order's parcel and its stock are when it has come to an end. */
const ends: Readonly<Record<string, readonly string[]>> = {
  rejected: ['none none', 'none released', 'none lapsed'],
  cancelled: ['cancelled cancelled', 'returned restocked'],
  delivered: ['delivered dispatched'],
}

/**
 * Sent as ordered (I-ORD-6): once everything has come to rest each order is at its end, its parcel and its stock are where
 * that end leaves them, and what was sent is what was ordered, to the piece.
 */
export function parcelsAtRest(stores: { orders: Database; inventory: Database; shipping: Database }): Violation[] {
  const parcels = byOrder<{ order_id: string; status: string; lines: string }>(stores.shipping, 'parcels')
  const reservations = byOrder<{ order_id: string; status: string }>(stores.inventory, 'reservations')
  const kept = stores.inventory.query<Line, [string]>('SELECT sku, quantity FROM reservation_lines WHERE order_id = ?')
  return stores.orders
    .query<{ detail: string }, []>('SELECT detail FROM order_detail')
    .all()
    .flatMap(({ detail }) => {
      const { orderId, status, lines } = JSON.parse(detail) as Order
      const wrong = (what: string) => [{ invariant: 'I-ORD-6', detail: `order ${orderId} is ${status}: ${what}` }]
      const parcel = parcels.get(orderId)
      const standing = `${parcel?.status ?? 'none'} ${reservations.get(orderId)?.status ?? 'none'}`
      if (!ends[status]?.includes(standing)) return wrong(`its parcel and its stock are ${standing}`)
      if (status !== 'delivered' || !parcel) return []
      const sent = inWords(JSON.parse(parcel.lines) as Line[])
      if (sent !== inWords(lines)) return wrong(`${sent} were sent, ${inWords(lines)} ordered`)
      const booked = inWords(kept.all(orderId))
      return booked === sent ? [] : wrong(`${sent} were sent, ${booked} booked out`)
    })
}

function byOrder<Row extends { readonly order_id: string }>(store: Database, table: string): Map<string, Row> {
  const rows = store.query<Row, []>(`SELECT * FROM ${table}`).all()
  return new Map(rows.map((row) => [row.order_id, row]))
}

function inWords(lines: readonly Line[]): string {
  return lines
    .map(({ sku, quantity }) => `${quantity} ${sku}`)
    .toSorted()
    .join(' and ')
}
