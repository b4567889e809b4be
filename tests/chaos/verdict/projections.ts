import { Database } from 'bun:sqlite'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eventRows } from '../../../services/orders/adapters/outbound/event-rows.ts'
import { sqliteProjections } from '../../../services/orders/adapters/outbound/projections.ts'
import type { Violation } from '../../invariants/violation.ts'

const tables = ['order_list', 'order_detail', 'sales'] as const

/** What is read of orders equals a fold of their events from zero, made on a copy of the store (I-MSG-5). */
export function readModelsAreFolds(orders: Database): Violation[] {
  const folder = mkdtempSync(join(tmpdir(), 'galleria-fold-'))
  try {
    const file = join(folder, 'orders.sqlite')
    orders.query('VACUUM INTO ?').run(file)
    const copy = new Database(file, { strict: true })
    try {
      const before = tables.map((table) => rowsOf(copy, table))
      sqliteProjections(copy, eventRows(copy)).rebuild()
      return tables
        .filter((table, index) => rowsOf(copy, table) !== before[index])
        .map((table) => ({ invariant: 'I-MSG-5', detail: `${table} is not what a fold of the events makes of it` }))
    } finally {
      copy.close()
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function rowsOf(db: Database, table: (typeof tables)[number]): string {
  return JSON.stringify(db.query(`SELECT * FROM ${table} ORDER BY 1`).values())
}
