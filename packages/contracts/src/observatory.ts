import { z } from 'zod'
import { ask, defineContract } from './contract.ts'

/** A W3C trace id: 32 lower-case hex digits, not all zero. */
export const TraceId = z.string().regex(/^(?!0{32})[0-9a-f]{32}$/, 'must be 32 lower-case hex digits')

/** One span, flattened to what a reader of a trace needs. Times are Unix nanoseconds, written as decimal strings. */
export const Span = z.object({
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  service: z.string(),
  name: z.string(),
  kind: z.enum(['internal', 'server', 'client', 'producer', 'consumer']),
  startNanos: z.string(),
  endNanos: z.string(),
  status: z.enum(['unset', 'ok', 'error']),
  statusMessage: z.string().optional(),
  attributes: z.record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number(), z.boolean()]))]),
  ),
})
/** See {@link Span}. */
export type Span = z.infer<typeof Span>

/** A trace as it stands in a list. */
export const TraceSummary = z.object({
  traceId: TraceId,
  rootName: z.string(),
  rootService: z.string(),
  startNanos: z.string(),
  durationMs: z.number().min(0),
  spanCount: z.int().min(1),
  errorCount: z.int().min(0),
  services: z.array(z.string()),
})
/** See {@link TraceSummary}. */
export type TraceSummary = z.infer<typeof TraceSummary>

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'

/** The observatory's published language: what happened, found again. */
export const observatory = defineContract({
  context: 'observatory',
  rank: 'general',
  endpoints: {
    'trace.get': ask({
      request: z.strictObject({ traceId: TraceId }),
      reply: z.object({ traceId: TraceId, spans: z.array(Span) }),
      idempotent: true,
      timeoutMs: 2_000,
      refusals: ['trace-unknown'],
      example: {
        request: { traceId },
        reply: {
          traceId,
          spans: [
            {
              spanId: '00f067aa0ba902b7',
              service: 'gateway',
              name: 'GET /api/web/*',
              kind: 'server',
              startNanos: '1768471200000000000',
              endNanos: '1768471200012000000',
              status: 'unset',
              attributes: { 'http.response.status_code': 200 },
            },
          ],
        },
      },
    }),
    'trace.list': ask({
      request: z.strictObject({ limit: z.int().min(1).max(200), service: z.string().max(40).optional() }),
      reply: z.object({ traces: z.array(TraceSummary) }),
      idempotent: true,
      timeoutMs: 2_000,
      refusals: [],
      example: {
        request: { limit: 20 },
        reply: {
          traces: [
            {
              traceId,
              rootName: 'GET /api/web/*',
              rootService: 'gateway',
              startNanos: '1768471200000000000',
              durationMs: 12,
              spanCount: 1,
              errorCount: 0,
              services: ['gateway'],
            },
          ],
        },
      },
    }),
  },
  events: {},
})
