/** What a span describes, from the point of view of the process that makes it. */
export type SpanRole = 'internal' | 'server' | 'client' | 'producer' | 'consumer'

/** A value an attribute may have. */
export type AttributeValue = string | number | boolean

/** An open span, or the memory of a trace id when the request is not sampled: then every method does nothing. */
export interface TraceHandle {
  /** 32 hex digits; also set when unsampled, so that logs and replies can name the request. */
  readonly traceId: string
  readonly sampled: boolean
  /** The W3C `traceparent` a callee is told. */
  readonly traceparent: string
  /** Opens a span below this one. Whoever opens it ends it. What is told of afterwards began `agoMs` milliseconds ago. */
  child(
    name: string,
    role: SpanRole,
    attributes?: Readonly<Record<string, AttributeValue>>,
    agoMs?: number,
  ): TraceHandle
  set(attribute: string, value: AttributeValue): void
  /** Gives the span its name once it is known, such as a route found while serving. A name never holds an id. */
  rename(name: string): void
  /** Marks the span as failed. `errorType` is a member of a closed set, such as an outage's kind. */
  fail(errorType: string, message?: string): void
  /** Ends the span now, or as if it had lasted so long. */
  end(lastedMs?: number): void
}

/** Starts traces and continues those begun elsewhere. */
export interface Tracing {
  /** The edge decides: a trace of its own for a request from outside, sampled by the ratio set. */
  root(name: string, role: SpanRole, attributes?: Readonly<Record<string, AttributeValue>>): TraceHandle
  /** Work that no request started, such as a chore: kept only when it fails, since it comes round all day. */
  background(name: string): TraceHandle
  /** Hangs a span below a caller's. Without a valid header the request is not sampled, and gets a fresh trace id. */
  continued(
    traceparent: string | undefined,
    name: string,
    role: SpanRole,
    attributes?: Readonly<Record<string, AttributeValue>>,
  ): TraceHandle
  /** Sends what is waiting. Never rejects: telemetry that cannot be delivered is dropped and counted. */
  flush(): Promise<void>
  stop(): Promise<void>
}
