import type { Contract, Endpoint, EventType } from '../../src/contract.ts'
import { type JsonSchema, openSchema, requestSchema } from '../json-schema.ts'
import { type Mutant, mutantsOf } from './mutants.ts'
import { withoutField, withValue } from './place.ts'
import { visit } from './visit.ts'

/** Documents to try a service or a reader with: `packages/contracts/schemas/golden/<context>.json`. */
export interface Golden {
  readonly context: string
  readonly endpoints: Readonly<
    Record<
      string,
      {
        readonly requests: readonly unknown[]
        readonly replies: readonly unknown[]
        readonly invalidRequests: readonly Mutant[]
      }
    >
  >
  readonly events: Readonly<
    Record<string, { readonly data: readonly unknown[]; readonly invalidData: readonly unknown[] }>
  >
}

/** Makes them out of a contract's examples and schemas. */
export function goldenOf({ context, endpoints, events }: Contract): Golden {
  return { context, endpoints: mapped(endpoints, goldenEndpoint), events: mapped(events, goldenEvent) }
}

function goldenEndpoint({ request, reply, example }: Endpoint) {
  const schema = requestSchema(request)
  return {
    requests: variantsOf(example.request, schema),
    replies: [...variantsOf(example.reply, openSchema(reply)), withNews(example.reply)],
    invalidRequests: mutantsOf(example.request, schema),
  }
}

function goldenEvent({ data, example }: EventType) {
  const schema = openSchema(data)
  return { data: [...variantsOf(example, schema), withNews(example)], invalidData: invalidData(example, schema) }
}

/** The example, and each one that comes of it when an optional field is left out. */
function variantsOf(example: unknown, schema: JsonSchema): unknown[] {
  const optional = visit(example, schema).filter(
    ({ path, isRequired }) => !isRequired && typeof path.at(-1) === 'string',
  )
  return [example, ...optional.map(({ path }) => withoutField(example, path))]
}

/** What a later version may say. */
function withNews(example: unknown): unknown {
  return withValue(example, ['fromTheFuture'], { at: '2031-01-01T00:00:00.000Z' })
}

function invalidData(example: unknown, schema: JsonSchema): unknown[] {
  const unknown = new Set(['unknown field', 'too deep'])
  return mutantsOf(example, schema).flatMap(({ about, request }) => (unknown.has(about) ? [] : [request]))
}

function mapped<From, To>(record: Readonly<Record<string, From>>, make: (from: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, make(value)]))
}
