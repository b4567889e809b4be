import type { JsonSchema } from '../json-schema.ts'
import { fieldAt, withoutField, withValue } from './place.ts'
import { type Visited, visit } from './visit.ts'

/** A request in which one thing is wrong, and the field that a refusal must name: it alone, however many errors tell of it. */
export interface Mutant {
  readonly about: string
  readonly field: string
  readonly request: unknown
}

/** What is deep, and still readable (SP-REQ-8). */
const deepLevels = 64

/** Every request that comes of the example when one of the schema's rules is broken in one place. */
export function mutantsOf(example: unknown, schema: JsonSchema): Mutant[] {
  const wholes = [[], 'a text', 7, null].map((request) => ({ about: 'not an object', field: '(body)', request }))
  return [
    ...wholes,
    { about: 'too deep', field: 'deep', request: { ...(example as object), deep: nested(deepLevels) } },
    ...visit(example, schema).flatMap((visited) => [...broken(example, visited), ...unknownField(example, visited)]),
  ]
}

function nested(levels: number): unknown {
  return levels === 0 ? 1 : [nested(levels - 1)]
}

function unknownField(example: unknown, { path, value }: Visited): Mutant[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  const added = [...path, 'unheardOf']
  return [{ about: 'unknown field', field: fieldAt(added), request: withValue(example, added, 1) }]
}

function broken(example: unknown, visited: Visited): Mutant[] {
  const { path, isRequired } = visited
  if (path.length === 0) return []
  const field = fieldAt(path)
  const wrong = wrongValues(visited).map(([about, value]) => ({
    about,
    field,
    request: withValue(example, path, value),
  }))
  return isRequired ? [...wrong, { about: 'missing', field, request: withoutField(example, path) }] : wrong
}

/** Values that break one rule of the schema each. */
function wrongValues({ value, schema }: Visited): [about: string, value: unknown][] {
  const wrong: [string, unknown][] = [
    ['wrong type', typeof value === 'string' ? 7 : 'a text'],
    ['null', null],
  ]
  const { maxLength, minLength, maxItems, minItems, minimum, maximum, type, pattern } = schema
  if (schema.enum || schema.const !== undefined) wrong.push(['not one of those allowed', otherThan(value)])
  if (typeof maxLength === 'number') wrong.push(['too long', 'a'.repeat(maxLength + 1)])
  if (typeof minLength === 'number' && minLength > 0) wrong.push(['too short', ''])
  if (typeof pattern === 'string') wrong.push(['not of that form', '<\u0007>'])
  if (typeof maxItems === 'number') wrong.push(['too many', Array(maxItems + 1).fill((value as unknown[])[0])])
  if (typeof minItems === 'number' && minItems > 0) wrong.push(['too few', []])
  if (typeof minimum === 'number') wrong.push(['too small', minimum - 1])
  if (typeof maximum === 'number' && maximum < Number.MAX_SAFE_INTEGER) wrong.push(['too large', maximum + 1])
  if (type === 'integer') wrong.push(['not whole', Number(value) + 0.5])
  return wrong
}

function otherThan(value: unknown): unknown {
  return typeof value === 'string' ? `${value}-or-other` : !value
}
