import { z } from 'zod'
import { portablePattern } from './portable-pattern.ts'

/** A JSON Schema (2020-12), as plain data. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

/** What somebody sends: closed at every depth, since a field that is not known is refused (decision 0004). */
export function requestSchema(schema: z.ZodType): JsonSchema {
  return toJsonSchema(schema)
}

/** What somebody reads, a reply or the data of an event: open at every depth, since it grows by adding. */
export function openSchema(schema: z.ZodType): JsonSchema {
  return opened(toJsonSchema(schema)) as JsonSchema
}

/** The formats that RFC 3339, RFC 4122 and JSON Schema know. The check is the pattern beside it; a format says what is meant. */
const knownFormats = ['date', 'date-time', 'uuid', 'email', 'uri']

function toJsonSchema(schema: z.ZodType): JsonSchema {
  const exported = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-2020-12',
    unrepresentable: 'throw',
    override: ({ jsonSchema }) => {
      if (!knownFormats.includes(jsonSchema.format ?? '')) delete jsonSchema.format
      if (jsonSchema.pattern !== undefined) Object.assign(jsonSchema, portablePattern(jsonSchema.pattern))
    },
  })
  // Which edition it is in is said once for all of them, in the file.
  const { $schema: _, '~standard': __, ...rest } = exported as Record<string, unknown>
  return rest
}

/** The same schema without its bars. A schema under `additionalProperties` stays: it tells of what a record holds. */
function opened(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(opened)
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword, value]) => !(keyword === 'additionalProperties' && value === false))
      .map(([keyword, value]) => [keyword, opened(value)]),
  )
}
