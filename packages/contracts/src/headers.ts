import { z } from 'zod'

/** The names of the headers that travel with every ask. NATS header names are case-sensitive; these are the ones. */
export const header = {
  traceparent: 'traceparent',
  tracestate: 'tracestate',
  baggage: 'baggage',
  authorization: 'authorization',
  /** What is left of the caller's patience, in whole milliseconds. */
  timeoutMs: 'timeout-ms',
  idempotencyKey: 'idempotency-key',
  priority: 'priority',
  serviceError: 'Nats-Service-Error',
  serviceErrorCode: 'Nats-Service-Error-Code',
  messageId: 'Nats-Msg-Id',
} as const

/** Said by the shop's own scripts with each change that they ask for over HTTP, in whatever words. No form and no other site can say it. */
export const scriptHeader = 'x-galleria-request'

/** How urgent a request is. Set at the edge, never taken from outside; load is shed from the end of the list. */
export const priorities = ['critical', 'high', 'normal', 'low'] as const
/** See {@link priorities}. */
export type Priority = (typeof priorities)[number]

/** What a client sends as `Idempotency-Key`: long enough to be unguessable, short enough to store. */
export const IdempotencyKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]{16,64}$/, 'must be 16 to 64 letters, digits, hyphens or underscores')
