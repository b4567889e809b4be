import type { JsonSchema } from '../json-schema.ts'
import type { Path } from './place.ts'

/** One value of a document, and what the schema says of it. */
export interface Visited {
  readonly path: Path
  readonly value: unknown
  readonly schema: JsonSchema
  /** A field that its object must have. */
  readonly isRequired: boolean
}

/** Every value of a document that keeps to a schema, from the outside in. Of a list the first item stands for all. */
export function visit(value: unknown, schema: JsonSchema, path: Path = [], isRequired = false): Visited[] {
  const itself = { path, value, schema, isRequired }
  if (Array.isArray(value)) {
    const items = schema.items as JsonSchema | undefined
    return items && value.length > 0 ? [itself, ...visit(value[0], items, [...path, 0])] : [itself]
  }
  if (typeof value !== 'object' || value === null) return [itself]
  const { properties = {}, required = [] } = branchOf(schema, value as Record<string, unknown>)
  const below = Object.entries(value).flatMap(([field, held]) => {
    const known = (properties as Record<string, JsonSchema>)[field]
    return known ? visit(held, known, [...path, field], (required as string[]).includes(field)) : []
  })
  return [itself, ...below]
}

/** Of a `oneOf` the branch whose constants the value has. */
function branchOf(schema: JsonSchema, value: Record<string, unknown>): JsonSchema {
  const branches = (schema.oneOf ?? []) as JsonSchema[]
  return (
    branches.find((branch) => constantsOf(branch).every(([field, constant]) => value[field] === constant)) ?? schema
  )
}

function constantsOf({ properties = {} }: JsonSchema): [string, unknown][] {
  return Object.entries(properties as Record<string, JsonSchema>).flatMap(([field, { const: constant }]) =>
    constant === undefined ? [] : [[field, constant] as [string, unknown]],
  )
}
