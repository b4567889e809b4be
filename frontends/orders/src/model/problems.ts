import type { Problem } from '@galleria/contracts/problem'

/** Whether a problem means that the thing named in the address does not exist; a name that could never be one is refused as invalid. */
export function isUnknown(problem: Problem, field: string): boolean {
  if (problem.status === 404) return true
  return problem.code === 'invalid-request' && (problem.errors ?? []).some((error) => error.field.endsWith(field))
}

/**
 * The status of a page whose data could not be had: 404 when what its address names (`field`) does not exist, 503 when nobody
 * answered and it may be there in a minute, and otherwise what the shop said.
 */
export function statusOf(problem: Problem & { readonly outage: boolean }, field?: string): number {
  if (problem.outage) return 503
  return field !== undefined && isUnknown(problem, field) ? 404 : problem.status
}
