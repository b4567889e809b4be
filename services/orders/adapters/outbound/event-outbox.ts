import type { Database } from 'bun:sqlite'
import type { GroupCommit } from '@galleria/chassis/store/group-commit'
import type { Outbox } from '@galleria/chassis/store/outbox'
import { orders } from '@galleria/contracts/orders'
import { isCurrent, upcastAll } from '../../domain/upcast.ts'
import { type EventRow, storedEvent } from './event-rows.ts'
import { needsPlacement, publicFact } from './public-facts.ts'

interface WaitingRow extends EventRow {
  readonly sequence: number
  readonly event_id: string
  readonly order_id: string
  readonly version: number
  readonly traceparent: string | null
}

/** The orders' outbox, and a way to say that there is something in it. */
export interface EventOutbox extends Outbox {
  wake(): void
}

/**
 * The table of events as the outbox (Richardson's transactional outbox, without a second table): what happened is published
 * because it is written down, in the published language, which it is translated into when it is read.
 */
export function eventOutbox(db: Database, { commit, flush }: GroupCommit): EventOutbox {
  const select = db.query<WaitingRow, [number]>(
    `SELECT sequence, event_id, order_id, version, type, schema_version, time, data, traceparent
     FROM order_events WHERE published = 0 ORDER BY sequence LIMIT (SELECT ?)`,
  )
  const selectFirst = db.query<EventRow, [string]>(
    'SELECT type, schema_version, time, data FROM order_events WHERE order_id = ? AND version = 1',
  )
  const mark = db.query('UPDATE order_events SET published = 1 WHERE sequence = ?')
  const unmark = db.query('UPDATE order_events SET published = 0 WHERE published = 1')
  const count = db.query<{ depth: number }, []>('SELECT count(*) AS depth FROM order_events WHERE published = 0')
  const selectBirth = db.query<{ birth: string }, []>('SELECT birth FROM outbox_stream')
  const upsertBirth = db.query(
    'INSERT INTO outbox_stream (only_row, birth) VALUES (1, ?) ON CONFLICT DO UPDATE SET birth = excluded.birth',
  )
  /** Published, and about to be marked with the next shared flush. */
  const marking = new Set<number>()
  let wakeRelay = () => {}

  function unmarked(sequences: readonly number[]): void {
    for (const sequence of sequences) marking.delete(sequence)
  }

  /** With the next shared flush. Those that cannot be marked are published once more, under the same ids. */
  function markTogether(sequences: readonly number[]): void {
    const marked = commit(() => {
      for (const sequence of sequences) mark.run(sequence)
      unmarked(sequences)
    })
    marked.catch(() => {
      unmarked(sequences)
      wakeRelay()
    })
  }

  return {
    contract: orders,
    waiting: (limit) =>
      select
        .all(limit + marking.size)
        .filter(({ sequence }) => !marking.has(sequence))
        .slice(0, limit)
        .map((row) => publicRow(row, () => selectFirst.get(row.order_id))),
    markPublished(sequences) {
      for (const sequence of sequences) marking.add(sequence)
      markTogether(sequences)
    },
    depth: () => (count.get()?.depth ?? 0) - marking.size,
    onWrite(wake) {
      wakeRelay = wake
    },
    wake: () => wakeRelay(),
    knownBirth: () => selectBirth.get()?.birth,
    rememberBirth: (birth) => void upsertBirth.run(birth),
    republishAll() {
      flush()
      return unmark.run().changes
    },
  }
}

function publicRow(row: WaitingRow, first: () => EventRow | null) {
  const { sequence, event_id, order_id, version, time, traceparent } = row
  // What an older program wrote, and what tells of products, needs to know what was placed.
  const alone = isCurrent({ type: row.type, schemaVersion: row.schema_version }) && !needsPlacement(row.type)
  const before = version === 1 || alone ? null : first()
  const events = upcastAll([...(before ? [before] : []), row].map(storedEvent))
  const event = events.at(-1)
  if (!event) throw new Error(`${event_id} could not be read`)
  const placed = events[0]?.type === 'order-placed' ? events[0].placement : undefined
  const fact = publicFact(order_id, event, placed)
  return {
    sequence,
    event_id,
    event: fact.event,
    aggregate_id: order_id,
    time,
    version: orders.events[fact.event].version,
    data: JSON.stringify(fact.data),
    traceparent,
  }
}
