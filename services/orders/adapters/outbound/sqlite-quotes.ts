import type { Database } from 'bun:sqlite'
import type { Quote } from '../../domain/quote.ts'
import type { Quotes } from '../../ports.ts'

/** Quotes in SQLite, each as it was promised. */
export function sqliteQuotes(db: Database): Quotes {
  const insert = db.query('INSERT INTO quotes (quote_id, quote, expires_at) VALUES ($quoteId, $text, $expiresAt)')
  const select = db.query<{ quote: string }, [string]>('SELECT quote FROM quotes WHERE quote_id = ?')
  return {
    async save(quote) {
      insert.run({ quoteId: quote.quoteId, text: JSON.stringify(quote), expiresAt: quote.expiresAt })
    },
    async load(quoteId) {
      const row = select.get(quoteId)
      return row ? (JSON.parse(row.quote) as Quote) : undefined
    },
  }
}
