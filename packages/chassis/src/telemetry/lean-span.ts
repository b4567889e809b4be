import {
  type Attributes,
  type HrTime,
  type Link,
  type SpanContext,
  SpanKind,
  type SpanStatus,
  SpanStatusCode,
} from '@opentelemetry/api'
import type { Resource } from '@opentelemetry/resources'
import type { ReadableSpan, TimedEvent } from '@opentelemetry/sdk-trace'
import type { AttributeValue, SpanRole } from './tracing.ts'

const kinds: Record<SpanRole, SpanKind> = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
}
const noLinks: Link[] = []
const noEvents: TimedEvent[] = []
const unset: SpanStatus = { code: SpanStatusCode.UNSET }
const scope = { name: '@galleria/chassis' }

/**
 * A span with only what the chassis records. It goes to the SDK's batch processor and the OTLP exporter like any other
 * {@link ReadableSpan}, but skips the SDK's own span class, its limits and its clock arithmetic: a third of the cost.
 */
export class LeanSpan implements ReadableSpan {
  readonly kind: SpanKind
  readonly instrumentationScope = scope
  readonly links = noLinks
  readonly events = noEvents
  readonly droppedAttributesCount = 0
  readonly droppedEventsCount = 0
  readonly droppedLinksCount = 0
  readonly attributes: Attributes
  status: SpanStatus = unset
  ended = false
  name: string
  readonly resource: Resource
  readonly parentSpanContext?: SpanContext
  readonly #context: SpanContext
  readonly #startMs: number
  #endMs = 0

  constructor(
    name: string,
    role: SpanRole,
    context: SpanContext,
    parent: SpanContext | undefined,
    resource: Resource,
    startMs: number,
    attributes: Readonly<Record<string, AttributeValue>> | undefined,
  ) {
    this.name = name
    this.kind = kinds[role]
    this.#context = context
    if (parent) this.parentSpanContext = parent
    this.resource = resource
    this.#startMs = startMs
    this.attributes = { ...attributes }
  }

  spanContext = (): SpanContext => this.#context

  get startTime(): HrTime {
    return hrTime(this.#startMs)
  }

  get endTime(): HrTime {
    return hrTime(this.#endMs)
  }

  get duration(): HrTime {
    return hrTime(this.#endMs - this.#startMs)
  }

  fail(errorType: string, message: string | undefined): void {
    this.attributes['error.type'] = errorType
    this.status = message === undefined ? { code: SpanStatusCode.ERROR } : { code: SpanStatusCode.ERROR, message }
  }

  finish(endMs: number): void {
    this.#endMs = endMs
    this.ended = true
  }
}

/** Milliseconds as seconds and nanoseconds; cut off, since rounding up could make a thousand million of them. */
function hrTime(ms: number): HrTime {
  const seconds = Math.trunc(ms / 1_000)
  return [seconds, Math.trunc((ms - seconds * 1_000) * 1e6)]
}
