import type { Database } from 'bun:sqlite'
import type { AuditTrail } from '@galleria/chassis/audit/trail'
import type { Quote } from '../../domain/quote.ts'
import type { Quotes, Write } from '../../ports.ts'

/** Quotes in SQLite, each as it was promised. */
export function sqliteQuotes(db: Database, write: Write, trail: Pick<AuditTrail, 'append'>): Quotes {
  const insert = db.query('INSERT INTO quotes (quote_id, quote, expires_at) VALUES ($quoteId, $text, $expiresAt)')
  const select = db.query<{ quote: string }, [string]>('SELECT quote FROM quotes WHERE quote_id = ?')
  const selectUse = db.query<{ order_id: string | null }, [string]>('SELECT order_id FROM quotes WHERE quote_id = ?')
  const use = db.query('UPDATE quotes SET order_id = $orderId WHERE quote_id = $quoteId')
  return {
    save: (quote, call) =>
      write<void>(() => {
        const { quoteId, cartVersion, totals, expiresAt } = quote
        insert.run({ quoteId, text: JSON.stringify(quote), expiresAt })
        const after = { cartVersion, totalCents: totals.total.cents }
        trail.append({ action: 'quote.made', object: { kind: 'quote', id: quoteId }, after }, call)
      }),
    load(quoteId) {
      const row = select.get(quoteId)
      return row ? (JSON.parse(row.quote) as Quote) : undefined
    },
    usedBy: (quoteId) => selectUse.get(quoteId)?.order_id ?? undefined,
    use: (quoteId, orderId) => void use.run({ quoteId, orderId }),
  }
}
