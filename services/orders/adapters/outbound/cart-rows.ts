import type { Database } from 'bun:sqlite'
import { guestName } from '@galleria/chassis/audit/guest-name'
import type { AuditTrail } from '@galleria/chassis/audit/trail'
import type { Call } from '@galleria/chassis/call'
import type { Cart, CartLine } from '../../domain/cart.ts'

interface CartRow {
  readonly version: number
  readonly lines: string
  readonly changed_at: number
}

/** Carts as rows, for adapters that have opened a transaction already. */
export interface CartRows {
  read(shopperId: string): Cart | undefined
  /** Writes the cart unless it is the one that was read, and into the audit who changed it. */
  write(shopperId: string, before: Cart | undefined, after: Cart, call: Call): void
}

/** Reads and writes the rows of carts. */
export function cartRows(db: Database, trail: Pick<AuditTrail, 'append'>): CartRows {
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
    write(shopperId, before, after, call) {
      if (after.version === (before?.version ?? 0)) return
      const lines = JSON.stringify(after.lines.map(({ sku, quantity }) => ({ sku, quantity })))
      upsert.run({ shopperId, version: after.version, lines, changedAt: after.changedAt })
      const object = { kind: 'cart', id: guestName(shopperId) }
      trail.append({ action: 'cart.changed', object, before: factsOf(before), after: factsOf(after) }, call)
    },
  }
}

/** How much is in it, and not what: that is between the shopper and the shelf. */
function factsOf(cart: Cart | undefined) {
  const pieces = cart?.lines.reduce((sum, { quantity }) => sum + quantity, 0)
  return { version: cart?.version ?? 0, pieces: pieces ?? 0 }
}
