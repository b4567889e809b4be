import { Problem, type ProblemCode, problems } from '@galleria/contracts/problem'
import type { z } from 'zod'

/** A response as the document describes it. */
export interface DescribedResponse {
  readonly description: string
  readonly content: Readonly<Record<string, { readonly schema: z.ZodType; readonly example?: unknown }>>
}

/** What any route may refuse or fail with. */
const everywhere: readonly ProblemCode[] = [
  'invalid-request',
  'method-not-allowed',
  'not-acceptable',
  'too-many-requests',
  'internal',
  'unavailable',
  'deadline-exceeded',
]

/** What a route that changes something may refuse besides. */
export const refusalsOfChanges: readonly ProblemCode[] = [
  'malformed-body',
  'cross-site-request',
  'body-too-large',
  'unsupported-media-type',
]

/** A JSON body, with an example where the schema alone would leave a reader guessing. */
export function json(schema: z.ZodType, description: string, example?: unknown): DescribedResponse {
  return { description, content: { 'application/json': { schema, ...(example === undefined ? {} : { example }) } } }
}

/** Describes every problem a route may answer with, by status; its title says what each code means. */
export function problemsOf(...codes: readonly ProblemCode[]): Record<number, DescribedResponse> {
  const byStatus: Record<number, DescribedResponse> = {}
  for (const code of new Set([...everywhere, ...codes])) {
    const { status, title } = problems[code]
    const before = byStatus[status]?.description
    const description = `${before ? `${before}; ` : ''}\`${code}\`: ${title.toLowerCase()}`
    byStatus[status] = { description, content: { 'application/problem+json': { schema: Problem } } }
  }
  return byStatus
}
