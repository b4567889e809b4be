import type { Problem } from '@galleria/contracts/problem'

/**
 * Whether a problem means that the thing named in the address does not exist. A name that could never be one, such as
 * `Lamp!`, is refused as invalid with the field named; to the shopper that is the same.
 */
export function isUnknown(problem: Problem, field: string): boolean {
  if (problem.status === 404) return true
  return problem.code === 'invalid-request' && (problem.errors ?? []).some((error) => error.field.endsWith(field))
}
