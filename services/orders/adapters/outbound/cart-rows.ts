import type { Database } from 'bun:sqlite'
import type { Cart, CartLine } from '../../domain/cart.ts'

interface CartRow {
  readonly version: number
  readonly lines: string
  readonly changed_at: number
}

/** Carts as rows, for adapters that have opened a transaction already. */
export interface CartRows {
  read(shopperId: string): Cart | undefined
  /** Writes the cart unless it is the one that was read. */
  write(shopperId: string, before: Cart | undefined, after: Cart): void
}

/** Reads and writes the rows of carts. */
export function cartRows(db: Database): CartRows {
  const select = db.query<CartRow, [string]>('SELECT version, lines, changed_at FROM carts WHERE shopper_id = ?')
  const upsert = db.query(
    `INSERT INTO carts (shopper_id, version, lines, changed_at) VALUES ($shopperId, $version, $lines, $changedAt)
     ON CONFLICT (shopper_id) DO UPDATE SET version = $version, lines = $lines, changed_at = $changedAt`,
  )

  return {
    read(shopperId) {
      const row = select.get(shopperId)
      return row
        ? { version: row.version, lines: JSON.parse(row.lines) as CartLine[], changedAt: row.changed_at }
        : undefined
    },
    write(shopperId, before, after) {
      if (after.version === (before?.version ?? 0)) return
      const lines = JSON.stringify(after.lines.map(({ sku, quantity }) => ({ sku, quantity })))
      upsert.run({ shopperId, version: after.version, lines, changedAt: after.changedAt })
    },
  }
}
