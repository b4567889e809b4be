import type { Database } from 'bun:sqlite'

/** One sending of an event to the merchant. */
export interface DeliveryRow {
  readonly sequence: number
  /** The event's number. */
  readonly event: number
  readonly charge: string
  readonly body: string
  /** What is not right about it, for people: names of modes, separated by spaces. */
  readonly lies: string
  /** 1 when its first attempt goes out without a signature. */
  readonly unsigned: number
  /** By how many seconds its time stamp lies in the past. */
  readonly age_s: number
  /** 1 when it is tried once, whatever comes of it. */
  readonly once: number
  /** 1 while it waits for a later one of its charge to go first. */
  readonly held: number
  /** Epoch milliseconds. */
  readonly since: number
  /** Epoch milliseconds. */
  readonly due_at: number
  readonly attempts: number
  readonly result: string | null
  readonly state: 'pending' | 'delivered' | 'given_up'
}

/** What is known of a sending before it is first tried. */
export type NewDelivery = Omit<DeliveryRow, 'sequence' | 'attempts' | 'result' | 'state'>

/** What came of an attempt. */
export interface Attempted {
  readonly delivery: DeliveryRow
  readonly result: string
  readonly state: DeliveryRow['state']
  /** Epoch milliseconds of the next attempt. */
  readonly nextAt: number
}

/** Sendings, kept until the merchant has taken them. */
export function deliveryBook(db: Database) {
  const insert = db.query(
    `INSERT INTO deliveries (event, charge, body, lies, unsigned, age_s, once, held, since, due_at)
     VALUES ($event, $charge, $body, $lies, $unsigned, $age_s, $once, $held, $since, $due_at)`,
  )
  const due = db.query<DeliveryRow, [number, number]>(
    `SELECT * FROM deliveries WHERE state = 'pending' AND due_at <= ? ORDER BY due_at, sequence LIMIT ?`,
  )
  const nextDue = db.query<{ at: number | null }, [number]>(
    `SELECT min(due_at) AS at FROM deliveries WHERE state = 'pending' AND due_at > ?`,
  )
  const mark = db.query<unknown, [DeliveryRow['state'], string, number, number]>(
    'UPDATE deliveries SET attempts = attempts + 1, held = 0, state = ?, result = ?, due_at = ? WHERE sequence = ?',
  )
  const release = db.query<unknown, [number, string, number]>(
    'UPDATE deliveries SET held = 0, due_at = ? WHERE charge = ? AND held = 1 AND event < ?',
  )
  const ofEvent = db.query<DeliveryRow, [number]>('SELECT * FROM deliveries WHERE event = ? ORDER BY sequence')
  const pending = db.query<{ n: number }, []>(`SELECT count(*) AS n FROM deliveries WHERE state = 'pending'`)

  return {
    add: (delivery: NewDelivery) => void insert.run({ ...delivery }),
    due: (now: number, limit: number) => due.all(now, limit),
    /** When the first of those that are not due yet will be. */
    nextDue: (now: number) => nextDue.get(now)?.at ?? undefined,
    /** Notes an attempt; one that arrived lets go those of its charge that were held back for it. */
    mark({ delivery, result, state, nextAt }: Attempted, now: number): void {
      mark.run(state, result, nextAt, delivery.sequence)
      if (state === 'delivered') release.run(now, delivery.charge, delivery.event)
    },
    ofEvent: (event: number) => ofEvent.all(event),
    pending: () => pending.get()?.n ?? 0,
  }
}
