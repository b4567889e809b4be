import { traceparent } from './trace-context.ts'
import type { TraceHandle } from './tracing.ts'

/** Remembers the trace id and does nothing else. A class, since there is one for every request that is not sampled. */
class UnsampledTrace implements TraceHandle {
  readonly sampled = false
  readonly traceId: string
  readonly traceparent: string

  constructor(traceId: string, header: string) {
    this.traceId = traceId
    this.traceparent = header
  }

  child(): TraceHandle {
    return this
  }

  set(): void {}
  rename(): void {}
  fail(): void {}
  end(): void {}
}

/** A trace that nobody records, under a span id that callees are told. */
export function unsampled(traceId: string, spanId: string): TraceHandle {
  return new UnsampledTrace(traceId, traceparent(traceId, spanId, false))
}
