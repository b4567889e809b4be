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
