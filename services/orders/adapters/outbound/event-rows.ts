import type { Database } from 'bun:sqlite'
import type { OrderEvent } from '../../domain/events.ts'
import { type StoredEvent, schemaVersions, upcastAll } from '../../domain/upcast.ts'

/** An event's row, as far as the domain is concerned with it. */
export interface EventRow {
  readonly type: string
  readonly schema_version: number
  readonly time: string
  readonly data: string
}

/** An event that is about to be written down. */
export interface NewEvent {
  readonly eventId: string
  readonly orderId: string
  readonly version: number
  readonly event: OrderEvent
  readonly traceparent: string | null
}

/** The streams of events, one an order. */
export interface EventRows {
  /** An order's events, oldest first, as today's program knows them. */
  stream(orderId: string): OrderEvent[]
  /** All orders there are, in the order in which they were placed; `sequence` is the place of their first event. */
  placed(): { readonly orderId: string; readonly sequence: number }[]
  /** Writes one down; answers its place among all events. @throws VersionConflict when that version is there already. */
  insert(event: NewEvent): number
}

/** Somebody else has added to the order since it was read. */
export class VersionConflict extends Error {
  override readonly name = 'VersionConflict'
}

/** Reads and writes the rows of events. */
export function eventRows(db: Database): EventRows {
  // `(SELECT ?)`, since SQLite plans a statement anew when a bare parameter stands beside an order or a limit (chassis README).
  const select = db.query<EventRow, [string]>(
    'SELECT type, schema_version, time, data FROM order_events WHERE order_id = (SELECT ?) ORDER BY version',
  )
  const selectPlaced = db.query<{ orderId: string; sequence: number }, []>(
    'SELECT order_id AS orderId, sequence FROM order_events WHERE version = 1 ORDER BY sequence',
  )
  // Optimistic concurrency: of two who read the same version only one can add the next, and none can leave one out.
  const insert = db.query<{ sequence: number }, (string | number | null)[]>(
    `INSERT INTO order_events (event_id, order_id, version, type, schema_version, data, time, traceparent)
     SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8
     WHERE ?3 = 1 + (SELECT coalesce(max(version), 0) FROM order_events WHERE order_id = (SELECT ?2))
     RETURNING sequence`,
  )

  return {
    stream: (orderId) => upcastAll(select.all(orderId).map(storedEvent)),
    placed: () => selectPlaced.all(),
    insert({ eventId, orderId, version, event, traceparent }) {
      const { type, at, ...data } = event
      const row = insert.get(
        eventId,
        orderId,
        version,
        type,
        schemaVersions[type],
        JSON.stringify(data),
        at,
        traceparent,
      )
      if (!row) throw new VersionConflict(`${orderId} is not at version ${version - 1} any more`)
      return row.sequence
    },
  }
}

/** A row as it was written once. */
export function storedEvent({ type, schema_version, time, data }: EventRow): StoredEvent {
  return { type, schemaVersion: schema_version, at: time, data: JSON.parse(data) as object }
}
