import { type Problem, type ProblemCode, problem } from '@galleria/contracts/problem'

/** What kept an answer from coming. Closed, so that it can be a metric's label. */
export type OutageKind =
  | 'no-responders'
  | 'timeout'
  | 'disconnected'
  | 'breaker-open'
  | 'bulkhead-full'
  | 'budget-spent'
  | 'overloaded'
  | 'failed'

const codes: Record<OutageKind, ProblemCode> = {
  'no-responders': 'unavailable',
  timeout: 'deadline-exceeded',
  disconnected: 'unavailable',
  'breaker-open': 'unavailable',
  'bulkhead-full': 'overloaded',
  'budget-spent': 'deadline-exceeded',
  overloaded: 'overloaded',
  failed: 'unavailable',
}

/**
 * Nobody answered, or nobody could: the one error that means "try again later, or do without".
 * A refusal is not an outage; it is an answer.
 */
export class Outage extends Error {
  override readonly name = 'Outage'
  readonly kind: OutageKind
  /** The endpoint or system that was asked, such as `catalog.product.get`. */
  readonly target: string

  constructor(kind: OutageKind, target: string, options?: ErrorOptions) {
    super(`${target}: ${kind}`, options)
    this.kind = kind
    this.target = target
  }

  /** What a caller outside may be told: neither the target nor the cause. */
  get problem(): Problem {
    return problem(codes[this.kind])
  }
}

/** Looks through the chain of causes for the outage behind an error. */
export function outageBehind(error: unknown): Outage | undefined {
  for (let link = error, depth = 0; link instanceof Error && depth < 8; link = link.cause, depth += 1) {
    if (link instanceof Outage) return link
  }
  return undefined
}
