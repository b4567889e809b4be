import type { ApiProblem } from '@galleria/ui'

/**
 * Why a change of an order was not answered with the order. `unanswered`: nobody knows whether it was taken, and it may be
 * asked for again; `busy`: another change is under way; `closed`: too late; `refused`: anything else.
 */
export type ChangeProblem = 'unanswered' | 'busy' | 'closed' | 'refused'

/** Reads the answer to a change. */
export function changeProblemOf({ code, outage }: ApiProblem): ChangeProblem {
  if (outage || notYet.has(code)) return 'unanswered'
  if (code === 'order-busy') return 'busy'
  return code === 'order-closed' ? 'closed' : 'refused'
}

/** Refusals that say "not now" rather than "no". */
export const notYet: ReadonlySet<string> = new Set(['idempotency-key-in-use', 'too-many-requests', 'request-timeout'])
