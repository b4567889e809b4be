import type { Database } from 'bun:sqlite'
import { Outage } from '@galleria/chassis/outage'
import type { Mail } from '../../../letters.ts'
import type { Vault } from '../keys/vault.ts'

/** The queue's table; it goes among the migrations of the identity store. A mail holds what lets somebody in, so it is sealed. */
export const mailMigration = `
  CREATE TABLE mail_queue (
    id TEXT PRIMARY KEY, sealed BLOB NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0, due_at INTEGER NOT NULL, good_until INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX mail_queue_due ON mail_queue (due_at);
`

/** A mail that waits. */
export interface QueuedMail extends Mail {
  readonly id: string
  /** How often it was tried. */
  readonly attempts: number
}

/** Mails that wait to be sent, in the store whose changes they report. */
export interface MailQueue {
  /** Joins the transaction that is open, if one is. @throws Outage when too many wait already. */
  add(id: string, mail: Mail, dueAt: number): void
  /** Those whose time has come, the longest waiting first. */
  due(now: number, limit: number): readonly QueuedMail[]
  /** It was not taken; it is tried again at `dueAt`. */
  postpone(id: string, dueAt: number): void
  /** It was sent, or never will be. What it said is forgotten. */
  remove(id: string): void
  count(): number
}

interface Row {
  id: string
  sealed: Uint8Array
  attempts: number
  goodUntil: number
}

/** The queue in SQLite. `limit` bounds how many wait. */
export function createMailQueue(db: Database, vault: Pick<Vault, 'seal' | 'open'>, limit = 10_000): MailQueue {
  const insert = db.query<null, [string, Uint8Array, number, number]>(
    'INSERT INTO mail_queue (id, sealed, due_at, good_until) VALUES (?, ?, ?, ?)',
  )
  const due = db.query<Row, [number, number]>(
    `SELECT id, sealed, attempts, good_until AS goodUntil FROM mail_queue WHERE due_at <= ? ORDER BY due_at, id LIMIT ?`,
  )
  const postpone = db.query<null, [number, string]>(
    'UPDATE mail_queue SET attempts = attempts + 1, due_at = ? WHERE id = ?',
  )
  const remove = db.query<null, [string]>('DELETE FROM mail_queue WHERE id = ?')
  const count = db.query<{ count: number }, []>('SELECT count(*) AS count FROM mail_queue')

  const placeOf = (id: string) => `mail ${id}`
  const counted = () => count.get()?.count ?? 0
  return {
    add(id, { goodUntil, ...words }, dueAt) {
      if (counted() >= limit) throw new Outage('overloaded', 'identity.mail')
      insert.run(id, vault.seal(placeOf(id), JSON.stringify(words)), dueAt, goodUntil)
    },
    due: (now, most) =>
      due.all(now, most).map(({ id, sealed, attempts, goodUntil }) => {
        const words: Omit<Mail, 'goodUntil'> = JSON.parse(vault.open(placeOf(id), sealed))
        return { ...words, id, attempts, goodUntil }
      }),
    postpone: (id, dueAt) => void postpone.run(dueAt, id),
    remove: (id) => void remove.run(id),
    count: counted,
  }
}
