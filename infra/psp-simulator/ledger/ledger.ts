import { Database } from 'bun:sqlite'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Outcome, RefusalCode } from '../cards/test-cards.ts'
import { schema } from './schema.ts'

/** A charge as the ledger has it. */
export interface ChargeRow {
  readonly id: string
  readonly reference: string
  readonly idempotency_key: string
  readonly fingerprint: string
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
}

/** What a token stands for. */
export interface TokenRow {
  readonly id: string
  readonly last4: string
  readonly brand: string
  readonly outcome: Outcome
  readonly expires: number
  readonly spent_on: string | null
}

/** A question put to a card holder. */
export interface ChallengeRow {
  readonly id: string
  readonly session: string
  readonly last4: string
  readonly brand: string
  readonly outcome: Outcome
  readonly attempts: number
  readonly expires: number
}

type Stored<Row> = Omit<Row, 'outcome'> & { readonly outcome: string }

/** The provider's books. */
export type Ledger = ReturnType<typeof openLedger>

/** Opens the books, in a file or `:memory:`. */
export function openLedger(file: string) {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const db = new Database(file, { create: true, strict: true })
  db.run('PRAGMA journal_mode = WAL')
  db.run('PRAGMA synchronous = FULL')
  db.run(schema)

  const insertCharge = db.query(
    `INSERT INTO charges (id, reference, idempotency_key, fingerprint, amount, currency, last4, brand, state, refusal, created, ready_at)
     VALUES ($id, $reference, $idempotency_key, $fingerprint, $amount, $currency, $last4, $brand, $state, $refusal, $created, $ready_at)`,
  )

  return {
    atOnce: <Result>(work: () => Result): Result => db.transaction(work).immediate(),
    close: () => db.close(),

    addSession: (id: string, expires: number) =>
      void db.query('INSERT INTO field_sessions VALUES (?, ?)').run(id, expires),
    sessionExpiry: (id: string) =>
      db.query<{ expires: number }, [string]>('SELECT expires FROM field_sessions WHERE id = ?').get(id)?.expires,

    addToken({ id, last4, brand, outcome, expires }: Omit<TokenRow, 'spent_on'>): void {
      db.query('INSERT INTO tokens VALUES (?, ?, ?, ?, ?, NULL)').run(
        id,
        last4,
        brand,
        JSON.stringify(outcome),
        expires,
      )
    },
    token: (id: string) =>
      withOutcome(db.query<Stored<TokenRow>, [string]>('SELECT * FROM tokens WHERE id = ?').get(id)),
    spendToken: (id: string, reference: string) =>
      void db.query('UPDATE tokens SET spent_on = ? WHERE id = ?').run(reference, id),

    addChallenge({ id, session, last4, brand, outcome, expires }: Omit<ChallengeRow, 'attempts'>): void {
      db.query('INSERT INTO challenges VALUES (?, ?, ?, ?, ?, 0, ?)').run(
        id,
        session,
        last4,
        brand,
        JSON.stringify(outcome),
        expires,
      )
    },
    challenge: (id: string) =>
      withOutcome(
        db
          .query<Stored<ChallengeRow>, [string]>('SELECT *, number_ending AS last4 FROM challenges WHERE id = ?')
          .get(id),
      ),
    countAttempt: (id: string) => void db.query('UPDATE challenges SET attempts = attempts + 1 WHERE id = ?').run(id),
    endChallenge: (id: string) => void db.query('DELETE FROM challenges WHERE id = ?').run(id),

    addCharge: (charge: ChargeRow) => void insertCharge.run({ ...charge }),
    charge: (id: string) => db.query<ChargeRow, [string]>('SELECT * FROM charges WHERE id = ?').get(id) ?? undefined,
    chargeByReference: (reference: string) =>
      db.query<ChargeRow, [string]>('SELECT * FROM charges WHERE reference = ?').get(reference) ?? undefined,
    chargeByKey: (key: string) =>
      db.query<ChargeRow, [string]>('SELECT * FROM charges WHERE idempotency_key = ?').get(key) ?? undefined,
    /** Moves a charge on, if it is still in the state given. */
    move(id: string, from: ChargeRow['state'], to: ChargeRow['state']): void {
      db.query('UPDATE charges SET state = ? WHERE id = ? AND state = ?').run(to, id, from)
    },
    finishDue(now: number): void {
      db.query(`UPDATE charges SET state = 'requires_capture' WHERE state = 'processing' AND ready_at <= ?`).run(now)
    },
    chargeCount: () => db.query<{ n: number }, []>('SELECT count(*) AS n FROM charges').get()?.n ?? 0,

    endReference: (reference: string) =>
      void db.query('INSERT OR IGNORE INTO ended_references VALUES (?)').run(reference),
    isEnded: (reference: string) =>
      db.query('SELECT 1 FROM ended_references WHERE reference = ?').get(reference) !== null,
  }
}

function withOutcome<Row extends { readonly outcome: string }>(
  row: Row | null,
): (Omit<Row, 'outcome'> & { readonly outcome: Outcome }) | undefined {
  return row ? { ...row, outcome: JSON.parse(row.outcome) as Outcome } : undefined
}
