import type { Priority } from '@galleria/contracts/headers'
import type { Caller } from './authority/caller.ts'
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
  /** In whose name; undefined when the process asks for itself, or when nobody needs to know. */
  readonly caller?: Caller | undefined
  /** Set when the asker wants the same effect once, however often it asks. */
  readonly idempotencyKey?: string | undefined
  /** Writes with the trace id of this request. */
  readonly log: Logger
}

/** The same call under an idempotency key. */
export function withKey(call: Call, idempotencyKey: string): Call {
  return { ...call, idempotencyKey }
}

/** The same call in somebody's name. The log stays one that is made when it is first written to. */
export function inTheNameOf(caller: Caller, call: Call): Call {
  const { trace, budget, priority, idempotencyKey } = call
  return {
    trace,
    budget,
    priority,
    idempotencyKey,
    caller,
    get log() {
      return call.log
    },
  }
}
