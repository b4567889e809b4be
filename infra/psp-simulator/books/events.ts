import type { Database } from 'bun:sqlite'

/** Something that happened to a charge, as merchants are told. */
export interface EventRow {
  readonly sequence: number
  readonly id: string
  readonly type: string
  readonly charge: string
  /** Epoch seconds. */
  readonly created: number
  /** The event as JSON, never a lie. */
  readonly body: string
}

/** Events, each written in the transaction of what it tells. */
export function eventBook(db: Database) {
  const insert = db.query<{ sequence: number }, [string, string, string, number, string]>(
    'INSERT INTO events (id, type, charge, created, body) VALUES (?, ?, ?, ?, ?) RETURNING sequence',
  )
  const byId = db.query<EventRow, [string]>('SELECT * FROM events WHERE id = ?')
  const firstOf = db.query<EventRow, [string]>('SELECT * FROM events WHERE charge = ? ORDER BY sequence LIMIT 1')
  const after = db.query<EventRow, [number, number]>(
    'SELECT * FROM events WHERE sequence > ? ORDER BY sequence LIMIT ?',
  )
  const latest = db.query<EventRow, [number]>('SELECT * FROM events ORDER BY sequence DESC LIMIT ?')

  return {
    /** Writes an event down, and says where it stands in the order of all. */
    add({ id, type, charge, created, body }: Omit<EventRow, 'sequence'>): number {
      const row = insert.get(id, type, charge, created, body)
      if (!row) throw new Error('an event was written and has no number')
      return row.sequence
    },
    get: (id: string) => byId.get(id) ?? undefined,
    firstOf: (charge: string) => firstOf.get(charge) ?? undefined,
    after: (sequence: number, limit: number) => after.all(sequence, limit),
    latest: (limit: number) => latest.all(limit),
  }
}
