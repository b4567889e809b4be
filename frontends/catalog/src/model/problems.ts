import type { Problem } from '@galleria/contracts/problem'
import type { ApiProblem } from '@galleria/ui'

/** What a page answers with when what it is for cannot be shown: a refusal's own status, or 503 because nobody answered. */
export function statusOf({ outage, status }: ApiProblem): number {
  return outage ? 503 : status
}

/** Whether a question was refused for one of its fields. */
export function isRefusedFor(problem: Problem, field: string): boolean {
  return problem.code === 'invalid-request' && (problem.errors ?? []).some((error) => error.field.endsWith(field))
}

/**
 * Whether a problem means that the thing named in the address does not exist. A name that could never be one, such as
 * `Lamp!`, is refused as invalid with the field named; to the shopper that is the same.
 */
export function isUnknown(problem: Problem, field: string): boolean {
  return problem.status === 404 || isRefusedFor(problem, field)
}
