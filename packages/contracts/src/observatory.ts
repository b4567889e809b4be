import { z } from 'zod'
import { only, open } from './access.ts'
import { ask, defineContract } from './contract.ts'
import { PageView } from './page-view.ts'
import { Instant } from './values.ts'

/** A W3C trace id: 32 lower-case hex digits, not all zero. */
export const TraceId = z.string().regex(/^(?!0{32})[0-9a-f]{32}$/, 'must be 32 lower-case hex digits')

/** Names a span within its trace: 16 lower-case hex digits, not all zero. */
export const SpanId = z.string().regex(/^(?!0{16})[0-9a-f]{16}$/, 'must be 16 lower-case hex digits')

const Attributes = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number(), z.boolean()]))]),
)

/** Something that happened at one moment of a span, such as an error that did not end it. */
export const SpanEvent = z.object({ name: z.string(), atNanos: z.string(), attributes: Attributes })
/** See {@link SpanEvent}. */
export type SpanEvent = z.infer<typeof SpanEvent>

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
  attributes: Attributes,
  /** Oldest first; none when nothing happened. */
  events: z.array(SpanEvent).optional(),
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

/** Names a dead letter: its place in the dead-letter stream. */
export const LetterId = z.int().min(1)

/** An event that a consumer failed on for good. */
export const DeadLetter = z.object({
  letterId: LetterId,
  /** The durable consumer that failed. */
  consumer: z.string(),
  /** The subject on which the event was announced. */
  subject: z.string(),
  eventId: z.string().optional(),
  type: z.string().optional(),
  /** The last error, in one line. */
  reason: z.string(),
  deliveries: z.int().min(1),
  traceId: TraceId.optional(),
  diedAt: Instant,
})
/** See {@link DeadLetter}. */
export type DeadLetter = z.infer<typeof DeadLetter>

const exampleLetter = {
  letterId: 7,
  consumer: 'shipping-plan-parcel',
  subject: 'evt.orders.order.confirmed.01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d',
  eventId: '01981c5e-8d20-7b11-a1b2-0c9d8e7f6a5b',
  type: 'order-confirmed',
  reason: 'the data does not keep to the schema',
  deliveries: 1,
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  diedAt: '2026-01-15T10:00:09.000Z',
}
/** One letter, or all of one consumer, or all there are. */
const Selection = z.union([
  z.strictObject({ letterId: LetterId }),
  z.strictObject({ consumer: z.string().max(40) }),
  z.strictObject({ all: z.literal(true) }),
])
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'

/** The observatory's published language: what happened, found again. */
export const observatory = defineContract({
  context: 'observatory',
  rank: 'general',
  endpoints: {
    'trace.get': ask({
      access: only({ operator: 'any' }),
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
      access: only({ operator: 'any' }),
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
    /**
     * Adds what a page told of itself to the trace of the request it came with. Told twice it is added once, it never changes what is
     * there, and it goes nowhere unless the span it names is known, or becomes known within half a minute.
     */
    'page-view.record': ask({
      access: open,
      request: PageView.extend({ traceId: TraceId, parentSpanId: SpanId }),
      reply: z.object({
        /** `waiting`: the span is not known yet; `known`: this page has told that already; `full`: too many wait. */
        outcome: z.enum(['added', 'known', 'waiting', 'full']),
      }),
      idempotent: true,
      timeoutMs: 1_000,
      refusals: [],
      example: {
        request: {
          traceId,
          parentSpanId: '00f067aa0ba902b7',
          route: '/product/:productId',
          navigation: {
            type: 'navigate',
            connectStartMs: 2,
            connectEndMs: 9.5,
            requestStartMs: 10,
            responseStartMs: 28,
            responseEndMs: 31.4,
            completeMs: 210,
          },
          vitals: { lcpMs: 180, fcpMs: 120, ttfbMs: 28, inpMs: 40, cls: 0.001 },
          problems: [],
        },
        reply: { outcome: 'added' },
      },
    }),
    /** Dead letters, newest first. */
    'dead-letter.list': ask({
      access: only({ operator: 'any' }),
      request: z.strictObject({ limit: z.int().min(1).max(500), consumer: z.string().max(40).optional() }),
      reply: z.object({ letters: z.array(DeadLetter), total: z.int().min(0) }),
      idempotent: true,
      timeoutMs: 4_000,
      refusals: [],
      example: { request: { limit: 50 }, reply: { letters: [exampleLetter], total: 1 } },
    }),
    /** A dead letter with what the event said, cut off after 64 KB. */
    'dead-letter.get': ask({
      access: only({ operator: 'any' }),
      request: z.strictObject({ letterId: LetterId }),
      reply: DeadLetter.extend({ headers: z.record(z.string(), z.string()), body: z.string() }),
      idempotent: true,
      timeoutMs: 2_000,
      refusals: ['dead-letter-unknown'],
      example: {
        request: { letterId: 7 },
        reply: { ...exampleLetter, headers: { 'ce-type': 'order-confirmed' }, body: '{"orderId":null}' },
      },
    }),
    /** Hands letters to the consumer that failed on them, and to nobody else; they leave the dead-letter stream. */
    'dead-letter.replay': ask({
      access: only({ operator: 'any' }),
      request: z.strictObject({ which: Selection }),
      reply: z.object({ replayed: z.int().min(0) }),
      idempotent: false,
      timeoutMs: 10_000,
      refusals: ['dead-letter-unknown'],
      example: { request: { which: { letterId: 7 } }, reply: { replayed: 1 } },
    }),
    /** Throws letters away for good. */
    'dead-letter.discard': ask({
      access: only({ operator: 'any' }),
      request: z.strictObject({ which: Selection }),
      reply: z.object({ discarded: z.int().min(0) }),
      idempotent: false,
      timeoutMs: 10_000,
      refusals: ['dead-letter-unknown'],
      example: { request: { which: { letterId: 7 } }, reply: { discarded: 1 } },
    }),
  },
  events: {},
})
