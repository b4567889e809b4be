import type { Priority } from '@galleria/contracts/headers'
import type { Budget } from './budget.ts'
import type { Logger } from './telemetry/logger.ts'
import type { TraceHandle } from './telemetry/tracing.ts'

/**
 * What travels with one request from hop to hop. It is handed on by hand rather than kept in async storage:
 * that is what it costs nothing when unsampled, and why a simulated world can carry it too.
 */
export interface Call {
  /** The open span to hang children on; says nothing and costs nothing when the request is not sampled. */
  readonly trace: TraceHandle
  readonly budget: Budget
  readonly priority: Priority
  /** Set when the asker wants the same effect once, however often it asks. */
  readonly idempotencyKey?: string | undefined
  /** Writes with the trace id of this request. */
  readonly log: Logger
}

/** The same call under an idempotency key. */
export function withKey(call: Call, idempotencyKey: string): Call {
  return { ...call, idempotencyKey }
}
