import type { HistogramMetric, Metrics } from '@galleria/chassis/telemetry/metrics'
import type { PageView } from '@galleria/contracts/page-view'

/** What became of a page's report: `unsampled` when its request left no trace that it could be added to. */
export type ReportOutcome = 'recorded' | 'lost' | 'unsampled'

/** Counts what pages tell. */
export interface PageMetrics {
  /** The figures and the problems; routes must be of a closed set. */
  told(view: PageView): void
  became(outcome: ReportOutcome): void
}

/** Close together about where each figure is good, and where it is poor (web.dev/vitals), so that the 75th percentile can be read. */
const loadBuckets = [0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 1.8, 2.1, 2.5, 3, 4, 6, 10]
const replyBuckets = [0.016, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2]
const shiftBuckets = [0.001, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.5, 1]

/** See {@link PageMetrics}. */
export function createPageMetrics(metrics: Metrics): PageMetrics {
  const vital = (name: string, help: string, buckets: readonly number[]) =>
    metrics.histogram({ name: `web_vital_${name}`, help, labels: ['route'], buckets })
  const lcp = vital('lcp_seconds', 'When the largest part of a page was painted.', loadBuckets)
  const fcp = vital('fcp_seconds', 'When anything of a page was painted.', loadBuckets)
  const ttfb = vital('ttfb_seconds', 'When the first byte of a page came.', loadBuckets)
  const inp = vital('inp_seconds', 'How long a page took to show the effect of an input, at its worst.', replyBuckets)
  const cls = vital('cls', 'How much of a page moved by itself, as a score.', shiftBuckets)
  const problems = metrics.counter({
    name: 'galleria_page_problems_total',
    help: 'What went wrong in pages, by kind and by where in the shop.',
    labels: ['kind', 'route'],
  })
  const reports = metrics.counter({
    name: 'galleria_page_views_reported_total',
    help: 'Reports of pages, by what became of them.',
    labels: ['outcome'],
  })
  return {
    told({ route, vitals, problems: found }) {
      observe(lcp, route, vitals.lcpMs, 1_000)
      observe(fcp, route, vitals.fcpMs, 1_000)
      observe(ttfb, route, vitals.ttfbMs, 1_000)
      observe(inp, route, vitals.inpMs, 1_000)
      observe(cls, route, vitals.cls, 1)
      for (const problem of found) problems.increment({ kind: problem.kind, route: problem.route })
    },
    became: (outcome) => reports.increment({ outcome }),
  }
}

function observe(metric: HistogramMetric<'route'>, route: string, value: number | undefined, unit: number): void {
  if (value !== undefined) metric.observe({ route }, value / unit)
}
