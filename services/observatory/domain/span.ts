/** What a span describes, from the point of view of the process that made it. */
export type SpanKind = 'internal' | 'server' | 'client' | 'producer' | 'consumer'

/** A value an attribute may have. */
export type AttributeValue = string | number | boolean | (string | number | boolean)[]

/** Something that happened at one moment of a span. */
export interface SpanEvent {
  readonly name: string
  readonly atNanos: string
  readonly attributes: Readonly<Record<string, AttributeValue>>
}

/** One piece of work in one process. Times are Unix nanoseconds as decimal strings, which no double can hold. */
export interface Span {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId: string | undefined
  readonly service: string
  readonly name: string
  readonly kind: SpanKind
  readonly startNanos: string
  readonly endNanos: string
  readonly status: 'unset' | 'ok' | 'error'
  readonly statusMessage: string | undefined
  readonly attributes: Readonly<Record<string, AttributeValue>>
  /** Oldest first. */
  readonly events: readonly SpanEvent[]
}

/** What is known of a trace without reading it whole. */
export interface TraceSummary {
  readonly traceId: string
  readonly rootName: string
  readonly rootService: string
  readonly startNanos: string
  readonly durationMs: number
  readonly spanCount: number
  readonly errorCount: number
  readonly services: string[]
}

const nanosPerMs = 1e6

/** How long something took, in milliseconds; never negative, since two clocks may disagree. */
export function durationMs(startNanos: string, endNanos: string): number {
  return Math.max(0, Number(BigInt(endNanos) - BigInt(startNanos)) / nanosPerMs)
}

/** A trace in reading order: a parent before its children, siblings by their start; what lost its parent comes as a root. */
export function inReadingOrder(spans: readonly Span[]): Span[] {
  const known = new Set(spans.map(({ spanId }) => spanId))
  const children = new Map<string | undefined, Span[]>()
  for (const span of spans.toSorted(byStart)) {
    const parent = span.parentSpanId !== undefined && known.has(span.parentSpanId) ? span.parentSpanId : undefined
    const siblings = children.get(parent)
    if (siblings) siblings.push(span)
    else children.set(parent, [span])
  }
  const ordered: Span[] = []
  const waiting = (children.get(undefined) ?? []).toReversed()
  for (let span = waiting.pop(); span; span = waiting.pop()) {
    ordered.push(span)
    waiting.push(...(children.get(span.spanId) ?? []).toReversed())
    children.delete(span.spanId)
  }
  return ordered
}

function byStart(a: Span, b: Span): number {
  if (a.startNanos.length !== b.startNanos.length) return a.startNanos.length - b.startNanos.length
  return a.startNanos < b.startNanos ? -1 : Number(a.startNanos > b.startNanos)
}
