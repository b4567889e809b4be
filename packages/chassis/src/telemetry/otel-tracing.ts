import { type SpanContext, TraceFlags } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, type SpanProcessor } from '@opentelemetry/sdk-trace'
import type { World } from '../ports/index.ts'
import { counting } from './counting-exporter.ts'
import { LeanSpan } from './lean-span.ts'
import type { Logger } from './logger.ts'
import type { Metrics } from './metrics.ts'
import { idSource, parseTraceparent, traceparent } from './trace-context.ts'
import type { AttributeValue, SpanRole, TraceHandle, Tracing } from './tracing.ts'
import { unsampled } from './unsampled.ts'

/** What tells the spans of one process from those of another, and how many of them there are. */
export interface TracingOptions {
  readonly service: string
  readonly instance: string
  readonly version: string
  /** Where spans are sent (OTLP over HTTP, without `/v1/traces`); none, and nothing is sampled. */
  readonly endpoint: string | undefined
  /** The share of requests that {@link Tracing.root} samples. */
  readonly ratio: number
  readonly world: World
  readonly log: Logger
  /** Where spans that were sent, and spans that were lost, are counted. */
  readonly metrics?: Metrics
}

/** A collector that hangs must not hold up the end of a process for longer than this. */
const exportWithinMs = 3_000

type SpanAttributes = Readonly<Record<string, AttributeValue>>

/** Tracing by OpenTelemetry: the SDK's batch processor and the OTLP exporter, fed with lean spans. */
export function createTracing(options: TracingOptions): Tracing {
  const { service, instance, version, endpoint, ratio, world, log, metrics } = options
  const resource = resourceFromAttributes({
    'service.name': service,
    'service.instance.id': instance,
    'service.version': version,
    'service.namespace': 'galleria',
    'telemetry.sdk.language': 'bun',
  })
  const processor: SpanProcessor | undefined = endpoint
    ? new BatchSpanProcessor({
        exporter: counting(
          new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces`, timeoutMillis: exportWithinMs }),
          metrics,
        ),
        maxQueueSize: 16_384,
        maxExportBatchSize: 1_024,
        scheduledDelayMillis: 1_000,
        exportTimeoutMillis: exportWithinMs,
      })
    : undefined
  const ids = idSource(world.random)
  // A monotonic clock anchored once: a span keeps its length when the wall clock is set meanwhile.
  const anchorMs = world.clock.now() - world.clock.monotonic()
  const nowMs = () => anchorMs + world.clock.monotonic()

  function open(
    name: string,
    role: SpanRole,
    traceId: string,
    parent: SpanContext | undefined,
    attributes?: SpanAttributes,
    agoMs = 0,
  ): TraceHandle {
    const context = { traceId, spanId: ids.spanId(), traceFlags: TraceFlags.SAMPLED }
    const startMs = nowMs() - agoMs
    const span = new LeanSpan(name, role, context, parent, resource, startMs, attributes)
    return {
      traceId,
      sampled: true,
      traceparent: traceparent(traceId, context.spanId, true),
      child: (childName, childRole, childAttributes, childAgoMs) =>
        open(childName, childRole, traceId, context, childAttributes, childAgoMs),
      set: (attribute, value) => {
        span.attributes[attribute] = value
      },
      rename: (newName) => {
        span.name = newName
      },
      fail: (errorType, message) => span.fail(errorType, message),
      end: (lastedMs) => {
        if (span.ended) return
        span.finish(lastedMs === undefined ? nowMs() : startMs + lastedMs)
        processor?.onEnd(span)
      },
    }
  }

  /** Costs nothing but an id, unless the request fails: then its one span is made after the fact, and kept. */
  function unsampledRoot(name: string, role: SpanRole, attributes?: SpanAttributes): TraceHandle {
    const traceId = ids.traceId()
    const startMs = nowMs()
    let lateName = name
    let failure: { errorType: string; message: string | undefined } | undefined
    const below = unsampled(traceId, ids.spanId())
    return {
      traceId,
      sampled: false,
      traceparent: below.traceparent,
      child: () => below,
      set: () => {},
      rename: (newName) => {
        lateName = newName
      },
      fail: (errorType, message) => {
        failure = { errorType, message }
      },
      end: () => {
        if (!failure || !processor) return
        const context = { traceId, spanId: ids.spanId(), traceFlags: TraceFlags.SAMPLED }
        const span = new LeanSpan(lateName, role, context, undefined, resource, startMs, {
          ...attributes,
          'galleria.sampled.late': true,
        })
        span.fail(failure.errorType, failure.message)
        span.finish(nowMs())
        processor.onEnd(span)
        failure = undefined
      },
    }
  }

  return {
    root: (name, role, attributes) =>
      processor && world.random.fraction() < ratio
        ? open(name, role, ids.traceId(), undefined, attributes)
        : unsampledRoot(name, role, attributes),
    background: (name) => unsampledRoot(name, 'internal'),
    continued(header, name, role, attributes) {
      const parent = parseTraceparent(header)
      if (!parent) return unsampled(ids.traceId(), ids.spanId())
      if (!parent.sampled || !processor) return unsampled(parent.traceId, parent.spanId)
      const context = { traceId: parent.traceId, spanId: parent.spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true }
      return open(name, role, parent.traceId, context, attributes)
    },
    flush: () => quietly(() => processor?.forceFlush(), log),
    stop: () => quietly(() => processor?.shutdown(), log),
  }
}

/** An unreachable collector must not keep a process from stopping. */
async function quietly(work: () => Promise<void> | undefined, log: Logger): Promise<void> {
  try {
    await work()
  } catch (error) {
    log.warn({ error }, 'spans could not be delivered and are dropped')
  }
}
