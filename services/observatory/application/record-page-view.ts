import { type PageView, spansOfPageView } from '../domain/page-view.ts'
import type { NameSpan, Spans } from '../ports.ts'

/** What became of a page's report. */
export type Recorded = 'added' | 'known' | 'waiting' | 'full'

/** What recording needs. */
export interface RecordPageViewPorts {
  readonly spans: Spans
  readonly nameSpan: NameSpan
  /** Milliseconds that only ever grow. */
  readonly now: () => number
  /** What became of a report in the end. */
  readonly settled: (outcome: 'added' | 'known' | 'lapsed' | 'full') => void
}

/** The front door tells of its spans every second; whoever has not been told of by then was made up, or lost. */
const patienceMs = 30_000
const mostWaiting = 1_000

/**
 * Adds what pages told of themselves to the traces of their requests. Anyone may send anything in a page's name, so a report goes
 * nowhere unless it names a span that is known: neither can made-up traces push out true ones, nor does a trace ever hold more of
 * one page than its view, its stages and its later problems. A page may be quicker than the front door's own report, so it waits a while.
 */
export function makeRecordPageView({ spans, nameSpan, now, settled }: RecordPageViewPorts) {
  const waiting = new Map<string, { readonly view: PageView; readonly lapsesAt: number }>()

  function place(view: PageView): 'added' | 'known' | undefined {
    const startNanos = spans.startOf(view.traceId, view.parentSpanId)
    if (startNanos === undefined) return undefined
    const made = spansOfPageView(view, startNanos, nameSpan)
    // The view comes first; once it is known, nothing more is taken for it.
    const isKnown = made[0] !== undefined && spans.startOf(view.traceId, made[0].spanId) !== undefined
    if (!isKnown) spans.add(made)
    return isKnown ? 'known' : 'added'
  }

  function settle<Outcome extends 'added' | 'known' | 'lapsed' | 'full'>(outcome: Outcome): Outcome {
    settled(outcome)
    return outcome
  }

  return {
    record(view: PageView): Recorded {
      const placed = place(view)
      if (placed) return settle(placed)
      const key = `${view.traceId} ${view.parentSpanId} ${view.navigation !== undefined}`
      if (waiting.has(key)) return 'waiting'
      if (waiting.size >= mostWaiting) return settle('full')
      waiting.set(key, { view, lapsesAt: now() + patienceMs })
      return 'waiting'
    },
    /** Places what can be placed by now, and forgets what nobody will ask for any more. */
    placeWaiting(): void {
      for (const [key, { view, lapsesAt }] of waiting) {
        const outcome = place(view) ?? (now() >= lapsesAt ? 'lapsed' : undefined)
        if (!outcome) continue
        waiting.delete(key)
        settle(outcome)
      }
    },
  }
}
