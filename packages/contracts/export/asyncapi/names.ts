import { z } from 'zod'
import * as access from '../../src/access.ts'
import * as audit from '../../src/audit.ts'
import * as catalog from '../../src/catalog.ts'
import * as identity from '../../src/identity.ts'
import * as inventory from '../../src/inventory.ts'
import * as observatory from '../../src/observatory.ts'
import * as orders from '../../src/orders.ts'
import * as payments from '../../src/payments.ts'
import * as problem from '../../src/problem.ts'
import * as recommendations from '../../src/recommendations.ts'
import * as shipping from '../../src/shipping.ts'
import * as values from '../../src/values.ts'
import { type JsonSchema, openSchema, requestSchema } from '../json-schema.ts'

const modules = [
  access,
  audit,
  catalog,
  identity,
  inventory,
  observatory,
  orders,
  payments,
  problem,
  recommendations,
  shipping,
  values,
]

/** Schemas that have a name in the contracts. A sender's and a reader's are two where only one of them is closed. */
export interface NamedSchemas {
  /** The same document with a reference wherever a schema with a name stood. */
  named(schema: JsonSchema): JsonSchema
  /** All that was referred to, by name. */
  used(): Record<string, JsonSchema>
}

/** Says less by name than to say it there would take. */
const shortest = 120

/** Finds names for what is exported from the contracts' modules under one. */
export function namedSchemas(): NamedSchemas {
  const names = namesByText()
  const used = new Map<string, JsonSchema>()

  function replaced(schema: unknown, isRoot = false): unknown {
    if (Array.isArray(schema)) return schema.map((item) => replaced(item))
    if (typeof schema !== 'object' || schema === null) return schema
    const name = isRoot ? undefined : names.get(JSON.stringify(schema))
    if (name === undefined)
      return Object.fromEntries(Object.entries(schema).map(([keyword, value]) => [keyword, replaced(value)]))
    if (!used.has(name)) {
      // Before what is in it is looked at, which may lead back here.
      used.set(name, {})
      used.set(name, replaced(schema, true) as JsonSchema)
    }
    return { $ref: `#/components/schemas/${name}` }
  }

  return {
    named: (schema) => replaced(schema) as JsonSchema,
    used: () => Object.fromEntries([...used].toSorted(([one], [other]) => (one < other ? -1 : 1))),
  }
}

/** A text that several names have is nobody's: an order's id is written like a parcel's, and is none. */
function namesByText(): ReadonlyMap<string, string> {
  const names = new Map<string, string | undefined>()
  for (const [name, schema] of modules.flatMap((module) => Object.entries(module))) {
    if (!(schema instanceof z.ZodType)) continue
    const [open, closed] = [JSON.stringify(openSchema(schema)), JSON.stringify(requestSchema(schema))]
    for (const [text, called] of [[open, name] as const, [closed, open === closed ? name : `${name}Sent`] as const])
      names.set(text, names.has(text) && names.get(text) !== called ? undefined : called)
  }
  return new Map(
    [...names].filter((entry): entry is [string, string] => entry[1] !== undefined && entry[0].length >= shortest),
  )
}
