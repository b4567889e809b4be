import type { Database } from 'bun:sqlite'
import type { Store } from '../../ports.ts'
import type { Announce } from './announce.ts'
import { sqliteAttic } from './sqlite-attic.ts'
import { sqliteCarts } from './sqlite-carts.ts'
import { sqliteOrders } from './sqlite-orders.ts'
import { sqliteQuotes } from './sqlite-quotes.ts'
import { sqliteSettlements } from './sqlite-settlements.ts'

/** All that the orders keep, in one SQLite file, so that what belongs together is written in one transaction. */
export function sqliteStore(db: Database, announce: Announce): Store {
  const pending = db.query<{ pending: number }, []>(`SELECT count(*) AS pending FROM orders WHERE status = 'pending'`)
  return {
    carts: sqliteCarts(db),
    quotes: sqliteQuotes(db),
    orders: sqliteOrders(db, announce),
    settlements: sqliteSettlements(db),
    attic: sqliteAttic(db),
    countPending: () => pending.get()?.pending ?? 0,
  }
}
