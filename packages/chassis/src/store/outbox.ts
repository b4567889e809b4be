import type { Database } from 'bun:sqlite'
import type { Contract } from '@galleria/contracts/contract'
import type { z } from 'zod'
import type { Deed } from '../audit/deed.ts'
import type { AuditTrail } from '../audit/trail.ts'
import type { Call } from '../call.ts'

/** The outbox's table; a service that announces events puts it among its migrations. */
export const outboxMigration = `
  CREATE TABLE outbox (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL UNIQUE,
    event TEXT NOT NULL,
    aggregate_id TEXT NOT NULL,
    time TEXT NOT NULL,
    version INTEGER NOT NULL,
    data TEXT NOT NULL,
    traceparent TEXT,
    published INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX outbox_waiting ON outbox (sequence) WHERE published = 0;
`

/**
 * Where the relay remembers which stream it has filled; among the migrations of a service that announces events, after
 * {@link outboxMigration}.
 */
export const outboxStreamMigration = `
  CREATE TABLE outbox_stream (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    birth TEXT NOT NULL
  ) STRICT;
`

/** The inbox's table; a service that reacts to events puts it among its migrations. */
export const inboxMigration = `
  CREATE TABLE inbox (
    consumer TEXT NOT NULL,
    event_id TEXT NOT NULL,
    PRIMARY KEY (consumer, event_id)
  ) STRICT, WITHOUT ROWID;
`

/** An event waiting to be published. */
export interface OutboxRow {
  readonly sequence: number
  readonly event_id: string
  readonly event: string
  readonly aggregate_id: string
  readonly time: string
  readonly version: number
  readonly data: string
  readonly traceparent: string | null
}

/**
 * Events written down in the same transaction as the state they report, and published afterwards: the transactional
 * outbox (Richardson, microservices.io). What was committed is published, and nothing else is.
 */
export interface Outbox {
  readonly contract: Contract
  /** The oldest unpublished events, in the order in which they were written. */
  waiting(limit: number): OutboxRow[]
  /** Marks them in one transaction, since each costs a flush to the disk. */
  markPublished(sequences: readonly number[]): void
  /** How many are unpublished. */
  depth(): number
  /** Calls back after each write, so that the relay need not poll. */
  onWrite(wake: () => void): void
  /** When the stream that holds what was published was made, as the broker told it; undefined before it was first asked. */
  knownBirth(): string | undefined
  /** Remembers the stream that is being filled from now on. */
  rememberBirth(birth: string): void
  /**
   * Marks every event as unpublished again, in one transaction, for a stream that has lost what it was given: the broker
   * is never the system of record (I-MSG-6). Returns how many had been published.
   */
  republishAll(): number
}

/** The writing side, for a service's own store adapter. */
export interface OutboxOf<C extends Contract> extends Outbox {
  /**
   * Writes an event down, and into the audit who did it. Call it inside the transaction that changes the state.
   * @throws TypeError for an event that is not the contract's, or an aggregate that cannot be named in a subject.
   */
  write<Key extends keyof C['events'] & string>(
    event: Key,
    aggregateId: string,
    data: z.input<C['events'][Key]['data']>,
    about: About,
  ): void
  /** Writes into the audit what changes the state and is announced to nobody, inside the same transaction. */
  record(deed: Deed, call?: Cause): void
}

/** What is written beside an event: for the audit ids, numbers and states, and nothing of what a person typed. */
export interface About extends Pick<Deed, 'before' | 'after' | 'reason'> {
  readonly eventId: string
  readonly time: string
  readonly call?: Cause
}

/** What an event comes of: the request whose trace it continues, or the memory of one that was long ago. */
export interface Cause {
  readonly caller?: Call['caller']
  readonly trace: Pick<Call['trace'], 'sampled' | 'traceparent'>
}

/** What would not be published, or under another subject, must not be written down: it would hold up all that follows. */
const subjectToken = /^[A-Za-z0-9_-]+$/

/** An outbox in the service's own store. What is announced is a change of state, and goes into the audit's trail with it. */
export function createOutbox<C extends Contract>(
  db: Database,
  contract: C,
  trail?: Pick<AuditTrail, 'append'>,
): OutboxOf<C> {
  const insert = db.query(
    `INSERT INTO outbox (event_id, event, aggregate_id, time, version, data, traceparent)
     VALUES ($eventId, $event, $aggregateId, $time, $version, $data, $traceparent)`,
  )
  // `(SELECT ?)`, since SQLite plans a statement anew when a bare parameter stands beside an order or a limit (chassis README).
  const select = db.query<OutboxRow, [number]>(
    'SELECT * FROM outbox WHERE published = 0 ORDER BY sequence LIMIT (SELECT ?)',
  )
  const mark = db.query('UPDATE outbox SET published = 1 WHERE sequence = ?')
  const count = db.query<{ depth: number }, []>('SELECT count(*) AS depth FROM outbox WHERE published = 0')
  const unmark = 'UPDATE outbox SET published = 0 WHERE published = 1'
  const remember =
    'INSERT INTO outbox_stream (only_row, birth) VALUES (1, ?) ON CONFLICT DO UPDATE SET birth = excluded.birth'
  let wakeRelay = () => {}

  return {
    contract,
    write(event, aggregateId, data, { eventId, time, call, ...facts }) {
      const version = contract.events[event]?.version
      if (version === undefined) throw new TypeError(`${contract.context} has no event ${event}`)
      if (!subjectToken.test(aggregateId)) throw new TypeError('an aggregate id must be one token of a subject')
      const traceparent = call?.trace.sampled ? call.trace.traceparent : null
      insert.run({ eventId, event, aggregateId, time, version, data: JSON.stringify(data), traceparent })
      const object = { kind: event.slice(0, event.indexOf('.')), id: aggregateId }
      trail?.append({ action: event, object, event: eventId, ...facts }, call)
      // The relay looks only after the transaction has ended, which this synchronous caller is still inside.
      queueMicrotask(() => wakeRelay())
    },
    record: (deed, call) => trail?.append(deed, call),
    waiting: (limit) => select.all(limit),
    markPublished: db.transaction((sequences: readonly number[]) => {
      for (const sequence of sequences) mark.run(sequence)
    }),
    depth: () => count.get()?.depth ?? 0,
    onWrite(wake) {
      wakeRelay = wake
    },
    knownBirth: () => db.query<{ birth: string }, []>('SELECT birth FROM outbox_stream').get()?.birth,
    rememberBirth: (birth) => void db.query(remember).run(birth),
    republishAll: () => db.query(unmark).run().changes,
  }
}

/**
 * Runs `effect` unless this consumer has seen the event: the idempotent consumer (Richardson). Key and effect are in
 * one transaction, so neither is there without the other; the effect is synchronous, as a transaction must not wait.
 * Returns whether the effect was run.
 */
export function once<Result>(
  db: Database,
  consumer: string,
  eventId: string,
  effect: () => Result extends PromiseLike<unknown> ? never : Result,
): boolean {
  return db
    .transaction(() => {
      const { changes } = db
        .query('INSERT OR IGNORE INTO inbox (consumer, event_id) VALUES (?, ?)')
        .run(consumer, eventId)
      if (changes === 0) return false
      effect()
      return true
    })
    .immediate()
}
