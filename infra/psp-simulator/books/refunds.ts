import type { Database } from 'bun:sqlite'

/** Money given back, as it is written down. */
export interface RefundRow {
  readonly id: string
  readonly charge: string
  readonly reference: string
  readonly idempotency_key: string
  readonly fingerprint: string
  /** Cents. */
  readonly amount: number
  /** Epoch seconds. */
  readonly created: number
}

/** Refunds. */
export function refundBook(db: Database) {
  const insert = db.query(
    `INSERT INTO refunds (id, charge, reference, idempotency_key, fingerprint, amount, created)
     VALUES ($id, $charge, $reference, $idempotency_key, $fingerprint, $amount, $created)`,
  )
  const byReference = db.query<RefundRow, [string]>('SELECT * FROM refunds WHERE reference = ?')
  const byKey = db.query<RefundRow, [string]>('SELECT * FROM refunds WHERE idempotency_key = ?')
  return {
    add: (refund: RefundRow) => void insert.run({ ...refund }),
    byReference: (reference: string) => byReference.get(reference) ?? undefined,
    byKey: (key: string) => byKey.get(key) ?? undefined,
  }
}
