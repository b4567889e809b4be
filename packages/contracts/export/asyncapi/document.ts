import { askSubject, type Contract, type Endpoint, type EventType, eventSubject } from '../../src/contract.ts'
import { protocol } from '../export-contract.ts'
import { openSchema, requestSchema } from '../json-schema.ts'
import { askHeaders, eventHeaders, refusalHeaders } from './headers.ts'
import { type NamedSchemas, namedSchemas } from './names.ts'

/** The contracts as an AsyncAPI 3 document. Each operation is said from the side of the service whose contract it is. */
export function asyncApi(contracts: readonly Contract[]): object {
  const schemas = namedSchemas()
  const parts = contracts.flatMap((contract) => [
    ...Object.entries(contract.endpoints).map(([key, endpoint]) => ask(contract.context, key, endpoint, schemas)),
    ...Object.entries(contract.events).map(([key, event]) => announcement(contract.context, key, event, schemas)),
  ])
  const channels = Object.assign({}, ...parts.map((part) => part.channels))
  const operations = Object.assign({}, ...parts.map((part) => part.operations))
  return {
    asyncapi: '3.1.0',
    info: {
      title: 'The services of Galleria',
      version: `${protocol}.0.0`,
      description:
        'What each service answers and announces over NATS. How headers, budgets, tokens and dead letters work is said in docs/service-protocol.md. Written by `bun run contracts:export`.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      tags: contracts.map(({ context, rank }) => ({ name: context, description: `a ${rank} context` })),
    },
    defaultContentType: 'application/json',
    servers: {
      broker: {
        host: '127.0.0.1:4222',
        protocol: 'nats',
        description: 'NATS with JetStream; its port is the cluster’s own',
      },
    },
    channels,
    operations,
    components: {
      messages: { problem: problemMessage },
      schemas: { ...schemas.used(), askHeaders, eventHeaders, refusalHeaders, problem: problemSchema },
    },
  }
}

const contentType = 'application/json'
const problemSchema = {
  type: 'object',
  description: 'RFC 9457; codes, titles and statuses are those of packages/contracts/schemas/problems.json',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      maxItems: 20,
      items: {
        type: 'object',
        properties: { field: { type: 'string' }, reason: { type: 'string' } },
        required: ['field', 'reason'],
      },
    },
  },
  required: ['type', 'title', 'status', 'code'],
}
const problemMessage = {
  summary: 'Why not',
  contentType,
  headers: { $ref: '#/components/schemas/refusalHeaders' },
  payload: { $ref: '#/components/schemas/problem' },
}

interface Part {
  readonly channels: Record<string, object>
  readonly operations: Record<string, object>
}

function ask(context: string, key: string, endpoint: Endpoint, schemas: NamedSchemas): Part {
  const name = `${context}.${key}`
  const { request, reply, example, idempotent, needsKey, timeoutMs, refusals, access } = endpoint
  const channel = { $ref: `#/channels/${name}` }
  const answers = { $ref: `#/channels/${name}.reply` }
  return {
    channels: {
      [name]: {
        address: askSubject(context, key),
        messages: {
          request: {
            contentType,
            headers: { $ref: '#/components/schemas/askHeaders' },
            payload: schemas.named(requestSchema(request)),
            examples: [{ payload: example.request }],
          },
        },
      },
      [`${name}.reply`]: {
        address: null,
        description: 'The inbox that the request names.',
        messages: {
          reply: { contentType, payload: schemas.named(openSchema(reply)), examples: [{ payload: example.reply }] },
          problem: { $ref: '#/components/messages/problem' },
        },
      },
    },
    operations: {
      [name]: {
        action: 'receive',
        channel,
        tags: [{ name: context }],
        messages: [{ $ref: `${channel.$ref}/messages/request` }],
        bindings: { nats: { queue: context } },
        reply: {
          channel: answers,
          messages: [{ $ref: `${answers.$ref}/messages/reply` }, { $ref: `${answers.$ref}/messages/problem` }],
        },
        'x-access': access.kind,
        'x-idempotent': idempotent,
        'x-needs-key': needsKey ?? false,
        'x-timeout-ms': timeoutMs,
        'x-refusals': refusals,
      },
    },
  }
}

function announcement(context: string, key: string, event: EventType, schemas: NamedSchemas): Part {
  const name = `${context}.${key}`
  const channel = { $ref: `#/channels/${name}` }
  return {
    channels: {
      [name]: {
        address: eventSubject(context, key, '{aggregateId}'),
        parameters: { aggregateId: { description: 'Whose event it is; what ce-subject says.' } },
        messages: {
          [event.type]: {
            contentType,
            headers: { $ref: '#/components/schemas/eventHeaders' },
            payload: schemas.named(openSchema(event.data)),
            examples: [{ payload: event.example }],
          },
        },
      },
    },
    operations: {
      [name]: {
        action: 'send',
        channel,
        tags: [{ name: context }],
        messages: [{ $ref: `${channel.$ref}/messages/${event.type}` }],
        'x-version': event.version,
      },
    },
  }
}
