import type { Database } from 'bun:sqlite'
import type { Outcome } from '../cards/test-cards.ts'

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

/** Card fields, challenges and tokens. Times are epoch milliseconds. */
export function cardBook(db: Database) {
  const insertSession = db.query<unknown, [string, number]>('INSERT INTO field_sessions VALUES (?, ?)')
  const sessionById = db.query<{ expires: number }, [string]>('SELECT expires FROM field_sessions WHERE id = ?')
  const insertToken = db.query<unknown, [string, string, string, string, number]>(
    'INSERT INTO tokens VALUES (?, ?, ?, ?, ?, NULL)',
  )
  const tokenById = db.query<Stored<TokenRow>, [string]>('SELECT * FROM tokens WHERE id = ?')
  const spend = db.query<unknown, [string, string]>('UPDATE tokens SET spent_on = ? WHERE id = ?')
  const insertChallenge = db.query<unknown, [string, string, string, string, string, number]>(
    'INSERT INTO challenges VALUES (?, ?, ?, ?, ?, 0, ?)',
  )
  const challengeById = db.query<Stored<ChallengeRow>, [string]>(
    'SELECT *, number_ending AS last4 FROM challenges WHERE id = ?',
  )
  const countAttempt = db.query<unknown, [string]>('UPDATE challenges SET attempts = attempts + 1 WHERE id = ?')
  const endChallenge = db.query<unknown, [string]>('DELETE FROM challenges WHERE id = ?')

  return {
    addSession: (id: string, expires: number) => void insertSession.run(id, expires),
    sessionExpiry: (id: string) => sessionById.get(id)?.expires,

    addToken: ({ id, last4, brand, outcome, expires }: Omit<TokenRow, 'spent_on'>) =>
      void insertToken.run(id, last4, brand, JSON.stringify(outcome), expires),
    token: (id: string) => withOutcome(tokenById.get(id)),
    spendToken: (id: string, reference: string) => void spend.run(reference, id),

    addChallenge: ({ id, session, last4, brand, outcome, expires }: Omit<ChallengeRow, 'attempts'>) =>
      void insertChallenge.run(id, session, last4, brand, JSON.stringify(outcome), expires),
    challenge: (id: string) => withOutcome(challengeById.get(id)),
    countAttempt: (id: string) => void countAttempt.run(id),
    endChallenge: (id: string) => void endChallenge.run(id),
  }
}

function withOutcome<Row extends { readonly outcome: string }>(
  row: Row | null,
): (Omit<Row, 'outcome'> & { readonly outcome: Outcome }) | undefined {
  return row ? { ...row, outcome: JSON.parse(row.outcome) as Outcome } : undefined
}
