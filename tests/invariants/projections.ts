import type { Database } from 'bun:sqlite'
import type { Violation } from './violation.ts'

const tables = ['order_list', 'order_detail', 'sales']

/** What is read of orders equals a fold of their events from zero (I-MSG-5); `rebuild` is the service's own. */
export function projectionsAtRest(orders: Database, rebuild: () => void): Violation[] {
  const read = () => tables.map((table) => JSON.stringify(orders.query(`SELECT * FROM ${table} ORDER BY 1`).values()))
  const kept = read()
  rebuild()
  const folded = read()
  return tables
    .filter((_, i) => kept[i] !== folded[i])
    .map((table) => ({ invariant: 'I-MSG-5', detail: `${table} is not what the events say` }))
}
