import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Values for a metric's labels. Each must come from a small closed set; ids and free text belong on spans. */
export type LabelValues<Label extends string> = Readonly<Record<Label, string>>

/** Only grows. */
export interface CounterMetric<Label extends string> {
  increment(labels: LabelValues<Label>, by?: number): void
}

/** Goes up and down. */
export interface GaugeMetric<Label extends string> {
  set(labels: LabelValues<Label>, value: number): void
}

/** Counts observations in buckets; durations are in seconds. */
export interface HistogramMetric<Label extends string> {
  observe(labels: LabelValues<Label>, value: number): void
  /** The same for labels known in advance: no look-up on a hot path. */
  bound(labels: LabelValues<Label>): (value: number) => void
}

/** What every metric says of itself. */
export interface MetricDescription<Label extends string> {
  /** `galleria_<things>_<past>_total`, `…_seconds`, or a singular noun. */
  readonly name: string
  readonly help: string
  readonly labels: readonly Label[]
}

/** The metrics of one process, as Prometheus reads them from the admin port. */
export interface Metrics {
  counter<Label extends string>(description: MetricDescription<Label>): CounterMetric<Label>
  gauge<Label extends string>(description: MetricDescription<Label>): GaugeMetric<Label>
  histogram<Label extends string>(
    description: MetricDescription<Label> & { buckets?: readonly number[] },
  ): HistogramMetric<Label>
  /** A gauge that is asked when it is scraped. */
  observed(description: MetricDescription<never>, read: () => number): void
  /** The exposition text and its content type. */
  exposition(): Promise<{ text: string; contentType: string }>
}

/** Seconds, from half a millisecond to ten seconds. */
const durationBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Metrics in a registry of their own, so that two services can live in one test process. */
export function createMetrics(service: string): Metrics {
  const registry = new Registry()
  registry.setDefaultLabels({ service })
  collectDefaultMetrics({ register: registry })
  new Gauge({ name: 'bun_version_info', help: 'The version of Bun.', labelNames: ['version'], registers: [registry] })
    .labels(Bun.version)
    .set(1)

  return {
    counter({ name, help, labels }) {
      const metric = new Counter({ name, help, labelNames: [...labels], registers: [registry] })
      const child = cachedChildren(labels, (values) => metric.labels(...values))
      return { increment: (values, by = 1) => child(values).inc(by) }
    },
    gauge({ name, help, labels }) {
      const metric = new Gauge({ name, help, labelNames: [...labels], registers: [registry] })
      const child = cachedChildren(labels, (values) => metric.labels(...values))
      return { set: (values, value) => child(values).set(value) }
    },
    histogram({ name, help, labels, buckets = durationBuckets }) {
      const metric = new Histogram({
        name,
        help,
        labelNames: [...labels],
        buckets: [...buckets],
        registers: [registry],
      })
      const child = cachedChildren(labels, (values) => metric.labels(...values))
      return {
        observe: (values, value) => child(values).observe(value),
        bound: (values) => {
          const one = child(values)
          return (value) => one.observe(value)
        },
      }
    },
    observed({ name, help }, read) {
      const gauge: Gauge = new Gauge({ name, help, registers: [registry], collect: () => gauge.set(read()) })
    },
    async exposition() {
      return { text: await registry.metrics(), contentType: registry.contentType }
    },
  }
}

/** Finding a child by its labels costs prom-client a hash of an object; a string key costs a tenth of it. */
function cachedChildren<Label extends string, Child>(
  labels: readonly Label[],
  create: (values: string[]) => Child,
): (values: LabelValues<Label>) => Child {
  const children = new Map<string, Child>()
  return (values) => {
    let key = ''
    for (const label of labels) key += `${values[label]}\u0000`
    let child = children.get(key)
    if (child === undefined) {
      child = create(labels.map((label) => values[label]))
      children.set(key, child)
    }
    return child
  }
}
