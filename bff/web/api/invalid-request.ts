import { type Refusal, refuse } from '@galleria/contracts/answer'
import type { FieldError } from '@galleria/contracts/problem'
import type { z } from 'zod'

/** More than these and the sender has other troubles. */
const mostErrors = 20

/** Says which fields are wrong and why, with the path a form knows them by: `delivery.address.city`. */
export function invalidRequest(error: z.core.$ZodError): Refusal {
  const errors = error.issues.flatMap(fieldErrors)
  const firstOfField = errors.filter(({ field }, i) => errors.findIndex((other) => other.field === field) === i)
  return refuse('invalid-request', { errors: firstOfField.slice(0, mostErrors) })
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: fieldName([...path, key]), reason: 'is not a field of this request' }))
  }
  return [{ field: fieldName(path), reason: issue.message }]
}

/** Names come from the sender too, so they are not repeated at any length. */
function fieldName(path: readonly string[]): string {
  return path.length === 0 ? 'body' : path.join('.').slice(0, 200)
}
