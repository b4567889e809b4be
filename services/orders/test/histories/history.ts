import type { Database } from 'bun:sqlite'
import type { Shop } from '../a-shop.ts'
import { type Neighbours, theNeighbours } from '../neighbours.ts'

/** What belongs to orders and their sagas; what is read of them is folded from it. */
const tables = ['order_events', 'request_keys', 'sagas', 'saga_log'] as const

/** An order whose saga stopped half-way, as it stood on the disk and in the other contexts. */
export interface RecordedHistory {
  readonly story: string
  readonly orderId: string
  readonly rows: Readonly<Record<string, readonly Readonly<Record<string, string | number | null>>[]>>
  readonly neighbours: Readonly<Record<'reservations' | 'money' | 'refunds' | 'parcels', readonly [string, never][]>>
}

/** Writes down how a shop stands. */
export function recorded({ db, neighbours }: Shop, story: string, orderId: string): RecordedHistory {
  const rows = Object.fromEntries(tables.map((table) => [table, db.query(`SELECT * FROM ${table}`).all()]))
  const { reservations, money, refunds, parcels } = neighbours
  const known = { reservations, money, refunds, parcels }
  return {
    story,
    orderId,
    rows: rows as RecordedHistory['rows'],
    neighbours: Object.fromEntries(
      Object.entries(known).map(([what, map]) => [what, structuredClone([...map])]),
    ) as unknown as RecordedHistory['neighbours'],
  }
}

/** Puts a history into a store that knows nothing yet. */
export function restore(db: Database, { rows }: RecordedHistory): void {
  for (const [table, all] of Object.entries(rows)) {
    for (const row of all) {
      const columns = Object.keys(row)
      const places = columns.map(() => '?').join(', ')
      db.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`).run(...Object.values(row))
    }
  }
}

/** The other contexts as they stood. */
export function neighboursOf({ neighbours: known }: RecordedHistory): Neighbours {
  const neighbours = theNeighbours()
  for (const what of ['reservations', 'money', 'refunds', 'parcels'] as const) {
    for (const [orderId, value] of structuredClone(known[what])) neighbours[what].set(orderId, value)
  }
  return neighbours
}
