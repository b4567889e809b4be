import { type Problem, type ProblemCode, type ProblemDetails, problem } from './problem.ts'

/** What an asked service says: the value, or why not. Outages are thrown; refusals are values. */
export type Answer<Value> = { readonly ok: true; readonly value: Value } | Refusal

/** A no that is part of the conversation: it never moves a breaker and is never retried. */
export interface Refusal {
  readonly ok: false
  readonly problem: Problem
}

/** Answers with a value. */
export function done<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

/** Answers with a refusal. */
export function refuse(code: ProblemCode, details?: ProblemDetails): Refusal {
  return { ok: false, problem: problem(code, details) }
}
