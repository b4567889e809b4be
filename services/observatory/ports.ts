import type { Span, TraceSummary } from './domain/span.ts'

/** Where spans are kept. */
export interface Spans {
  /** Keeps what is new; a span that is known already is left as it is. Returns how many were new. */
  add(spans: readonly Span[]): number
  /** All spans of a trace, in no order. */
  ofTrace(traceId: string): Span[]
  /** The newest traces, those with a span of `service` if one is named. */
  recent(limit: number, service: string | undefined): TraceSummary[]
  /** Forgets the oldest traces until at most `most` spans are left. Returns how many spans went. */
  keepAtMost(most: number): number
}
