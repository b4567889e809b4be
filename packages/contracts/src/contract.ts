import type { z } from 'zod'
import type { Access } from './access.ts'
import type { ProblemCode } from './problem.ts'

/**
 * One question a context answers over NATS request/reply.
 *
 * The subject is not written down anywhere: it follows from the context and the endpoint's key, so that
 * `order.place` of `orders` is asked on `svc.orders.order.place` and nowhere else.
 */
export interface Endpoint<Request extends z.ZodType = z.ZodType, Reply extends z.ZodType = z.ZodType> {
  /** Who may ask, and about whose. An endpoint without it does not compile. */
  readonly access: Access<z.output<Request>>
  /** Checked once, where the request enters the service. Unknown fields are refused. */
  readonly request: Request
  /** What a well-behaved service answers. Unknown fields are kept: replies grow by adding. */
  readonly reply: Reply
  /** True when asking twice has the effect of asking once, so a caller may retry. */
  readonly idempotent: boolean
  /** True when the request must carry an `idempotency-key` header. */
  readonly needsKey?: true
  /** The longest a caller waits by default, in milliseconds; a smaller budget wins. */
  readonly timeoutMs: number
  /** The refusals a caller must be ready for, beside `invalid-request` and the outages. */
  readonly refusals: readonly ProblemCode[]
  /** A request and its reply that are true to the schemas. Neighbours are faked from these in tests. */
  readonly example: { readonly request: z.input<Request>; readonly reply: z.input<Reply> }
}

/** A fact a context announces; kept in the context's JetStream stream. */
export interface EventType<Data extends z.ZodType = z.ZodType> {
  /** The kebab-case name of the fact, as in `ce-type`: `order-placed`. */
  readonly type: string
  /** The version of `data`; it grows only when a field is added. */
  readonly version: number
  readonly data: Data
  readonly example: z.input<Data>
}

/** Where a context stands in Evans' distillation; load is shed from `general` upwards. */
export type Rank = 'core' | 'supporting' | 'general'

/** Everything one bounded context says on the wire: its published language. */
export interface Contract<
  Name extends string = string,
  Endpoints extends Record<string, Endpoint> = Record<string, Endpoint>,
  Events extends Record<string, EventType> = Record<string, EventType>,
> {
  readonly context: Name
  readonly rank: Rank
  /** Keyed `<resource>.<action>`. */
  readonly endpoints: Endpoints
  /** Keyed `<aggregate>.<past>`. */
  readonly events: Events
}

/** Declares an endpoint; exists so that the example is checked against the schemas' types. */
export function ask<Request extends z.ZodType, Reply extends z.ZodType>(
  endpoint: Endpoint<Request, Reply>,
): Endpoint<Request, Reply> {
  return endpoint
}

/** Declares an event type. */
export function fact<Data extends z.ZodType>(event: EventType<Data>): EventType<Data> {
  return event
}

/** Declares a context's published language. */
export function defineContract<
  Name extends string,
  Endpoints extends Record<string, Endpoint>,
  Events extends Record<string, EventType>,
>(contract: Contract<Name, Endpoints, Events>): Contract<Name, Endpoints, Events> {
  return contract
}

/** The NATS subject on which an endpoint is asked: `svc.<context>.<resource>.<action>`. */
export function askSubject(context: string, endpoint: string): string {
  return `svc.${context}.${endpoint}`
}

/** The NATS subject of one event: `evt.<context>.<aggregate>.<past>.<aggregateId>`. */
export function eventSubject(context: string, event: string, aggregateId: string): string {
  return `evt.${context}.${event}.${aggregateId}`
}

/** The JetStream stream that keeps a context's events. */
export function eventStream(context: string): string {
  return `${context.toUpperCase()}_EVENTS`
}
