import { inReadingOrder, type Span, type TraceSummary } from '../domain/span.ts'
import type { Spans } from '../ports.ts'

/** Finds one trace, in reading order; undefined when nothing of it is known. */
export const makeGetTrace =
  ({ spans }: { spans: Spans }) =>
  (traceId: string): Span[] | undefined => {
    const found = spans.ofTrace(traceId)
    return found.length === 0 ? undefined : inReadingOrder(found)
  }

/** Lists the newest traces. */
export const makeListTraces =
  ({ spans }: { spans: Spans }) =>
  (limit: number, service: string | undefined): TraceSummary[] =>
    spans.recent(limit, service)
