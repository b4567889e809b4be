import type { SpanExporter } from '@opentelemetry/sdk-trace'
import type { Metrics } from './metrics.ts'

/** Counts what becomes of the spans that are sent: the SDK drops those that a collector does not take, and says nothing. */
export function counting(exporter: SpanExporter, metrics: Metrics | undefined): SpanExporter {
  if (!metrics) return exporter
  const exported = metrics.counter({
    name: 'galleria_spans_exported_total',
    help: 'Spans handed to the collector, by whether it took them.',
    labels: ['outcome'],
  })
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        exported.increment({ outcome: result.code === 0 ? 'taken' : 'dropped' }, spans.length)
        done(result)
      })
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  }
}
