import type { Database } from 'bun:sqlite'
import type { Violation } from './violation.ts'

/** What one service has written down to be announced, and what its stream holds. */
export interface Announced {
  readonly context: string
  /** The ids of all events that were written down. */
  readonly written: readonly string[]
  /** How many of them wait to be published. */
  readonly waiting: number
  /** The message ids that the stream holds, in its order. */
  readonly stream: readonly string[]
}

/** Published = committed, in both directions (I-MSG-1), also after the broker lost everything (I-MSG-6). */
export function announcedAtRest({ context, written, waiting, stream }: Announced): Violation[] {
  const found: Violation[] = []
  if (waiting > 0) found.push({ invariant: 'I-MSG-1', detail: `${context}: ${waiting} events were never published` })
  const streamed = new Set(stream)
  const committed = new Set(written)
  for (const id of committed)
    if (!streamed.has(id)) found.push({ invariant: 'I-MSG-1', detail: `${context}: event ${id} is not in the stream` })
  for (const id of streamed)
    if (!committed.has(id)) found.push({ invariant: 'I-MSG-1', detail: `${context}: event ${id} was never committed` })
  if (streamed.size !== stream.length)
    found.push({ invariant: 'I-MSG-1', detail: `${context}: an event is in the stream twice` })
  return found
}

/** What was written down of one aggregate is in the stream in that order (I-MSG-4), unless the stream was lost meanwhile. */
export function inOrderAtRest(
  context: string,
  written: readonly { readonly id: string; readonly aggregate: string }[],
  stream: readonly string[],
): Violation[] {
  const places = new Map(stream.map((id, place) => [id, place]))
  const last = new Map<string, number>()
  return written.flatMap(({ id, aggregate }) => {
    const place = places.get(id) ?? -1
    const before = last.get(aggregate) ?? -1
    last.set(aggregate, Math.max(place, before))
    return place >= before
      ? []
      : [{ invariant: 'I-MSG-4', detail: `${context}: event ${id} overtook one of ${aggregate}` }]
  })
}

/** What others are told when a row comes to be so; once, in the transaction that makes it so. */
interface Told {
  readonly event: string
  readonly of: string
}

const told: Readonly<Record<string, readonly Told[]>> = {
  inventory: [
    {
      event: 'reservation.committed',
      of: `SELECT order_id FROM reservations WHERE status IN ('committed', 'cancelled', 'dispatched', 'restocked')`,
    },
    {
      event: 'reservation.dispatched',
      of: `SELECT order_id FROM reservations WHERE status IN ('dispatched', 'restocked')`,
    },
    { event: 'reservation.restocked', of: `SELECT order_id FROM reservations WHERE status = 'restocked'` },
  ],
  payments: [
    {
      event: 'payment.authorized',
      of: `SELECT order_id FROM payments WHERE status IN ('authorized', 'capturing', 'captured')`,
    },
    { event: 'payment.captured', of: `SELECT order_id FROM payments WHERE status = 'captured'` },
  ],
  shipping: [
    { event: 'parcel.dispatched', of: 'SELECT order_id FROM parcels WHERE tracking_number IS NOT NULL' },
    { event: 'parcel.delivered', of: `SELECT order_id FROM parcels WHERE status = 'delivered'` },
    { event: 'parcel.returned', of: `SELECT order_id FROM parcels WHERE status = 'returned'` },
  ],
}

/** Whatever came to be so was written down to be announced, exactly once (I-MSG-1): no dual write. */
export function writtenAtRest(store: Database, context: string): Violation[] {
  return (told[context] ?? []).flatMap(({ event, of }) =>
    store
      .query<{ order_id: string; times: number }, [string]>(
        `SELECT order_id, (SELECT count(*) FROM outbox WHERE event = ? AND aggregate_id = order_id) AS times
         FROM (${of}) WHERE times <> 1`,
      )
      .all(event)
      .map(({ order_id, times }) => ({
        invariant: 'I-MSG-1',
        detail: `${context}: ${event} of ${order_id} was written down ${times} times`,
      })),
  )
}

/** Every event that a consumer was given has had its effect, by its row in the inbox (I-MSG-2). */
export function heardAtRest(store: Database, consumer: string, eventIds: readonly string[]): Violation[] {
  const seen = new Set(
    store
      .query<{ event_id: string }, [string]>('SELECT event_id FROM inbox WHERE consumer = ?')
      .all(consumer)
      .map(({ event_id }) => event_id),
  )
  return eventIds
    .filter((id) => !seen.has(id))
    .map((id) => ({ invariant: 'I-MSG-2', detail: `${consumer} has not had the effect of event ${id}` }))
}

/** Nothing has failed for good without anybody having poisoned it (I-MSG-3). */
export function deadLettersAtRest(letters: readonly string[]): Violation[] {
  return letters.map((letter) => ({ invariant: 'I-MSG-3', detail: `dead letter: ${letter}` }))
}

/**
 * What could not be read and was given to a consumer is a dead letter of that consumer, and has had no effect (I-MSG-3).
 * `letters` are the message ids of the dead letters.
 */
export function poisonAtRest(
  store: Database,
  consumer: string,
  poisonIds: readonly string[],
  letters: ReadonlySet<string>,
): Violation[] {
  const applied = store.query<{ times: number }, [string, string]>(
    'SELECT count(*) AS times FROM inbox WHERE consumer = ? AND event_id = ?',
  )
  return poisonIds.flatMap((id) => {
    const wrong = (what: string) => [{ invariant: 'I-MSG-3', detail: `${consumer} has ${what} ${id}` }]
    if ((applied.get(consumer, id)?.times ?? 0) > 0) return wrong('applied what cannot be read,')
    return letters.has(`${consumer}:${id}`) ? [] : wrong('left no dead letter of')
  })
}
