import type { Span, TraceSummary } from './domain/span.ts'

/** Where spans are kept. */
export interface Spans {
  /** Keeps what is new; a span that is known already is left as it is. Returns how many were new. */
  add(spans: readonly Span[]): number
  /** When a span began; undefined when it is not known. */
  startOf(traceId: string, spanId: string): string | undefined
  /** All spans of a trace, in no order. */
  ofTrace(traceId: string): Span[]
  /** The newest traces, those with a span of `service` if one is named. */
  recent(limit: number, service: string | undefined): TraceSummary[]
  /** Forgets the oldest traces until at most `most` spans are left. Returns how many spans went. */
  keepAtMost(most: number): number
}

/** Names a span that is made here: the same name for the same words, and 16 hex digits. */
export type NameSpan = (words: string) => string

/** An event that a consumer failed on for good. */
export interface DeadLetter {
  readonly letterId: number
  /** The durable consumer that failed. */
  readonly consumer: string
  /** Where the event was announced. */
  readonly subject: string
  readonly eventId?: string
  readonly type?: string
  readonly reason: string
  readonly deliveries: number
  readonly traceId?: string
  /** RFC 3339 */
  readonly diedAt: string
}

/** A letter with what the event said. */
export interface OpenedLetter extends DeadLetter {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Where dead letters are kept. */
export interface DeadLetters {
  /** The newest, newest first, and how many there are in all; of one consumer if it is named. */
  list(wanted: LettersWanted): Promise<{ readonly letters: readonly DeadLetter[]; readonly total: number }>
  /** The oldest ones' names, oldest first. */
  oldest(wanted: LettersWanted): Promise<number[]>
  get(letterId: number): Promise<OpenedLetter | undefined>
  /** Hands a letter to the consumer that failed on it, and to nobody else; it leaves. */
  replay(letterId: number): Promise<'replayed' | 'unknown' | 'consumer-gone'>
  /** Throws a letter away. False when there is none. */
  discard(letterId: number): Promise<boolean>
}

/** How many, and whose. */
export interface LettersWanted {
  readonly limit: number
  readonly consumer?: string | undefined
}
