import type { FieldError } from '@galleria/contracts/problem'
import type { z } from 'zod'

const mostErrors = 20

/** Turns what a schema found into field errors: a dotted path and a reason, at most twenty of them. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues
    .slice(0, mostErrors)
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys
            .slice(0, mostErrors)
            .map((key) => ({ field: path([...issue.path, key]), reason: 'is not known here' }))
        : [{ field: path(issue.path), reason: reasonOf(issue.message) }],
    )
    .slice(0, mostErrors)
}

function path(segments: readonly PropertyKey[]): string {
  return segments.map((segment) => String(segment).slice(0, 80)).join('.') || '(body)'
}

/** The schemas' own words, without the value: what was sent is not ours to repeat. */
function reasonOf(message: string): string {
  return message.replace(/^Invalid input: /, 'is not valid: ')
}
