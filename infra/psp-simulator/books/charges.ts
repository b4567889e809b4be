import type { Database } from 'bun:sqlite'
import type { RefusalCode } from '../cards/test-cards.ts'

/** A charge as it is written down. */
export interface ChargeRow {
  readonly id: string
  readonly reference: string
  readonly idempotency_key: string
  readonly fingerprint: string
  /** What was authorized, as the merchant wrote it: `"178.00"`. */
  readonly amount: string
  readonly currency: string
  readonly last4: string
  readonly brand: string
  readonly state: 'processing' | 'requires_capture' | 'settled' | 'canceled' | 'refused'
  readonly refusal: RefusalCode | null
  /** Epoch seconds. */
  readonly created: number
  /** Epoch milliseconds from which a charge that was `processing` is decided. */
  readonly ready_at: number
  /** What was taken, in cents. */
  readonly captured: number
  /** What was given back of it, in cents. */
  readonly refunded: number
}

/** Charges, and the references that merchants have ended. */
export function chargeBook(db: Database) {
  const insert = db.query(
    `INSERT INTO charges (id, reference, idempotency_key, fingerprint, amount, currency, last4, brand, state, refusal, created, ready_at, captured, refunded)
     VALUES ($id, $reference, $idempotency_key, $fingerprint, $amount, $currency, $last4, $brand, $state, $refusal, $created, $ready_at, $captured, $refunded)`,
  )
  const byId = db.query<ChargeRow, [string]>('SELECT * FROM charges WHERE id = ?')
  const byReference = db.query<ChargeRow, [string]>('SELECT * FROM charges WHERE reference = ?')
  const byKey = db.query<ChargeRow, [string]>('SELECT * FROM charges WHERE idempotency_key = ?')
  const cancel = db.query<ChargeRow, [string]>(
    `UPDATE charges SET state = 'canceled' WHERE id = ? AND state IN ('processing', 'requires_capture') RETURNING *`,
  )
  const settle = db.query<ChargeRow, [number, string]>(
    `UPDATE charges SET state = 'settled', captured = ? WHERE id = ? AND state = 'requires_capture' RETURNING *`,
  )
  const giveBack = db.query<ChargeRow, [number, string]>(
    'UPDATE charges SET refunded = refunded + ? WHERE id = ? RETURNING *',
  )
  const due = db.query<{ n: number }, [number]>(
    `SELECT count(*) AS n FROM charges WHERE state = 'processing' AND ready_at <= ?`,
  )
  const finish = db.query<ChargeRow, [number]>(
    `UPDATE charges SET state = 'requires_capture' WHERE state = 'processing' AND ready_at <= ? RETURNING *`,
  )
  const count = db.query<{ n: number }, []>('SELECT count(*) AS n FROM charges')
  const byState = db.query<{ state: ChargeRow['state']; n: number }, []>(
    'SELECT state, count(*) AS n FROM charges GROUP BY state ORDER BY state',
  )
  const end = db.query<unknown, [string]>('INSERT OR IGNORE INTO ended_references VALUES (?)')
  const ended = db.query<unknown, [string]>('SELECT 1 FROM ended_references WHERE reference = ?')

  return {
    add: (charge: ChargeRow) => void insert.run({ ...charge }),
    get: (id: string) => byId.get(id) ?? undefined,
    byReference: (reference: string) => byReference.get(reference) ?? undefined,
    byKey: (key: string) => byKey.get(key) ?? undefined,
    /** Lets go what was not taken yet; nothing when it was, or was let go before. */
    cancel: (id: string) => cancel.get(id) ?? undefined,
    /** Takes so many cents of what was authorized, if it still stands. */
    settle: (id: string, cents: number) => settle.get(cents, id) ?? undefined,
    giveBack: (id: string, cents: number) => giveBack.get(cents, id) ?? undefined,
    /** Whether a charge that was being worked on is decided by now. */
    anyDue: (now: number) => (due.get(now)?.n ?? 0) > 0,
    /** Decides the charges whose time has come. */
    finishDue: (now: number) => finish.all(now),
    count: () => count.get()?.n ?? 0,
    countByState: () => byState.all(),
    endReference: (reference: string) => void end.run(reference),
    isEnded: (reference: string) => ended.get(reference) !== null,
  }
}
