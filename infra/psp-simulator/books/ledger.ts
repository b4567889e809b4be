import type { Database } from 'bun:sqlite'

/** Money that moved. `reference` is the charge's own for a capture, and the refund's for a refund. */
export interface LedgerRow {
  readonly sequence: number
  readonly kind: 'capture' | 'refund'
  readonly charge: string
  readonly reference: string
  /** Cents. */
  readonly amount: number
  /** Epoch seconds. */
  readonly created: number
}

/** All that was taken, or all that was given back. */
export interface LedgerSum {
  readonly kind: LedgerRow['kind']
  readonly entries: number
  readonly cents: number
}

/** The provider's own books: what was taken and what was given back, in the order in which it happened. */
export function ledgerBook(db: Database) {
  const insert = db.query(
    'INSERT INTO ledger (kind, charge, reference, amount, created) VALUES ($kind, $charge, $reference, $amount, $created)',
  )
  const after = db.query<LedgerRow, [number, number]>(
    'SELECT * FROM ledger WHERE sequence > ? ORDER BY sequence LIMIT ?',
  )
  const sums = db.query<LedgerSum, []>(
    'SELECT kind, count(*) AS entries, sum(amount) AS cents FROM ledger GROUP BY kind',
  )
  return {
    add: (entry: Omit<LedgerRow, 'sequence'>) => void insert.run({ ...entry }),
    after: (sequence: number, limit: number) => after.all(sequence, limit),
    sums: () => sums.all(),
  }
}
