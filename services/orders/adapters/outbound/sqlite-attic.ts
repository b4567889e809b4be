import type { Database } from 'bun:sqlite'
import type { AuditTrail } from '@galleria/chassis/audit/trail'
import type { Attic, Write } from '../../ports.ts'

/** Forgets old carts and quotes in SQLite. */
export function sqliteAttic(db: Database, write: Write, trail: Pick<AuditTrail, 'append'>): Attic {
  const dropCarts = db.query(
    'DELETE FROM carts WHERE shopper_id IN (SELECT shopper_id FROM carts WHERE changed_at < $before ORDER BY changed_at LIMIT $limit)',
  )
  const dropQuotes = db.query(
    'DELETE FROM quotes WHERE quote_id IN (SELECT quote_id FROM quotes WHERE expires_at < $before ORDER BY expires_at LIMIT $limit)',
  )
  return {
    clear: ({ cartsUntouchedSince, quotesExpiredAt }, limit) =>
      write<number>(() => {
        const carts = dropCarts.run({ before: cartsUntouchedSince, limit }).changes
        const quotes = dropQuotes.run({ before: quotesExpiredAt, limit }).changes
        if (carts + quotes > 0) trail.append({ action: 'attic.cleared', after: { carts, quotes } })
        return carts + quotes
      }),
  }
}
