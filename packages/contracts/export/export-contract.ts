import { askSubject, type Contract, type Endpoint, type EventType, eventStream, eventSubject } from '../src/contract.ts'
import { exportAccess } from './access.ts'
import { openSchema, requestSchema } from './json-schema.ts'

/** The version of the service protocol that the files are written for; see docs/service-protocol.md. */
export const protocol = 1
const jsonSchemaEdition = 'https://json-schema.org/draft/2020-12/schema'

/** A context's published language as data that any language can read: `packages/contracts/schemas/<context>.json`. */
export function exportContract(contract: Contract) {
  const { context, rank } = contract
  const events = Object.entries(contract.events)
  return {
    protocol,
    jsonSchema: jsonSchemaEdition,
    context,
    rank,
    ...(events.length > 0 ? { stream: eventStream(context) } : {}),
    endpoints: Object.fromEntries(
      Object.entries(contract.endpoints).map(([key, endpoint]) => [key, exportEndpoint(context, key, endpoint)]),
    ),
    events: Object.fromEntries(events.map(([key, event]) => [key, exportEvent(context, key, event)])),
  }
}
/** See {@link exportContract}. */
export type ExportedContract = ReturnType<typeof exportContract>

function exportEndpoint(context: string, key: string, endpoint: Endpoint) {
  const { idempotent, timeoutMs, refusals, example } = endpoint
  const request = requestSchema(endpoint.request)
  return {
    subject: askSubject(context, key),
    access: exportAccess(endpoint.access, request),
    idempotent,
    needsKey: endpoint.needsKey ?? false,
    timeoutMs,
    refusals,
    request,
    reply: openSchema(endpoint.reply),
    example,
  }
}

/** The subject ends in `*`, where the aggregate's id stands. */
function exportEvent(context: string, key: string, { type, version, data, example }: EventType) {
  return { subject: eventSubject(context, key, '*'), type, version, data: openSchema(data), example }
}
