import type { Database } from 'bun:sqlite'
import { inTransaction } from '@galleria/chassis/store/database'
import type { Attic } from '../../ports.ts'

/** Forgets old carts and quotes in SQLite. */
export function sqliteAttic(db: Database): Attic {
  const dropCarts = db.query(
    'DELETE FROM carts WHERE shopper_id IN (SELECT shopper_id FROM carts WHERE changed_at < $before ORDER BY changed_at LIMIT $limit)',
  )
  const dropQuotes = db.query(
    'DELETE FROM quotes WHERE quote_id IN (SELECT quote_id FROM quotes WHERE expires_at < $before ORDER BY expires_at LIMIT $limit)',
  )
  return {
    clear: async ({ cartsUntouchedSince, quotesExpiredAt }, limit) =>
      inTransaction<number>(
        db,
        () =>
          dropCarts.run({ before: cartsUntouchedSince, limit }).changes +
          dropQuotes.run({ before: quotesExpiredAt, limit }).changes,
      ),
  }
}
