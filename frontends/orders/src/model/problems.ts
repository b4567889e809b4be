import type { Problem } from '@galleria/contracts/problem'

/** Whether a problem means that the thing named in the address does not exist; a name that could never be one is refused as invalid. */
export function isUnknown(problem: Problem, field: string): boolean {
  if (problem.status === 404) return true
  return problem.code === 'invalid-request' && (problem.errors ?? []).some((error) => error.field.endsWith(field))
}
