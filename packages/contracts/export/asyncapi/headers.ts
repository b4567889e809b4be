import { header, IdempotencyKey, priorities } from '../../src/headers.ts'
import { requestSchema } from '../json-schema.ts'

const text = { type: 'string' }
const traceparent = { type: 'string', pattern: '^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$' }

/** What comes with an ask. None is needed for the broker to deliver it; which of them a service needs is in the protocol. */
export const askHeaders = {
  type: 'object',
  properties: {
    [header.traceparent]: traceparent,
    [header.timeoutMs]: { type: 'string', pattern: '^[0-9]+$' },
    [header.priority]: { type: 'string', enum: priorities },
    [header.authorization]: { type: 'string', pattern: '^Bearer ' },
    [header.idempotencyKey]: requestSchema(IdempotencyKey),
  },
}

/** What comes with a refusal, and with nothing else. */
export const refusalHeaders = {
  type: 'object',
  properties: { [header.serviceError]: text, [header.serviceErrorCode]: { type: 'string', pattern: '^[45][0-9]{2}$' } },
  required: [header.serviceError, header.serviceErrorCode],
}

const cloudEvent = ['ce-specversion', 'ce-id', 'ce-source', 'ce-type', 'ce-subject', 'ce-time', 'ce-dataschema']

/** CloudEvents 1.0 over NATS, in binary mode. */
export const eventHeaders = {
  type: 'object',
  properties: {
    ...Object.fromEntries(cloudEvent.map((name) => [name, text])),
    'ce-specversion': { type: 'string', const: '1.0' },
    'content-type': { type: 'string', const: 'application/json' },
    [header.traceparent]: traceparent,
    [header.messageId]: text,
  },
  required: [...cloudEvent, 'content-type', header.traceparent, header.messageId],
}
