import type { Span } from '@galleria/contracts/observatory'

/** A span by who made it, from which side, and its name: `bff-web client orders.order.place`. */
export function label({ service, kind, name }: Span): string {
  return `${service} ${kind} ${name}`
}

/** Every parent and child of a trace: `gateway server POST /api/web/* → bff-web server POST /api/web/orders`. */
export function edgesOf(spans: readonly Span[]): ReadonlySet<string> {
  const byId = new Map(spans.map((span) => [span.spanId, span]))
  return new Set(
    spans.flatMap((span) => {
      const parent = byId.get(span.parentSpanId ?? '')
      return parent ? [`${label(parent)} → ${label(span)}`] : []
    }),
  )
}

/** The spans that nothing stands above. A whole trace has one. */
export function rootsOf(spans: readonly Span[]): readonly Span[] {
  return spans.filter(({ parentSpanId }) => parentSpanId === undefined)
}

/** The spans whose parent never arrived. A whole trace has none. */
export function orphansOf(spans: readonly Span[]): readonly Span[] {
  const ids = new Set(spans.map(({ spanId }) => spanId))
  return spans.filter(({ parentSpanId }) => parentSpanId !== undefined && !ids.has(parentSpanId))
}

/** A trace as a person reads it: indented below its parent, in order of time, orphans marked. */
export function drawn(spans: readonly Span[]): string {
  const start = Math.min(...spans.map(({ startNanos }) => Number(BigInt(startNanos) / 1_000n)))
  const line = (span: Span, depth: number, mark = ''): string => {
    const [from, to] = [span.startNanos, span.endNanos].map((nanos) => Number(BigInt(nanos) / 1_000n) - start)
    const at = `${((from ?? 0) / 1_000).toFixed(1).padStart(8)} +${(((to ?? 0) - (from ?? 0)) / 1_000).toFixed(1)} ms`
    return `${at.padEnd(22)}${'  '.repeat(depth)}${mark}${label(span)}${span.status === 'error' ? ' !' : ''}`
  }
  const below = (parent: Span, depth: number): string[] =>
    inTime(spans.filter(({ parentSpanId }) => parentSpanId === parent.spanId)).flatMap((span) => [
      line(span, depth),
      ...below(span, depth + 1),
    ])
  const tops = [
    ...rootsOf(spans).map((span) => [span, ''] as const),
    ...orphansOf(spans).map((span) => [span, '? '] as const),
  ]
  return tops.flatMap(([span, mark]) => [line(span, 0, mark), ...below(span, 1)]).join('\n')
}

function inTime(spans: readonly Span[]): readonly Span[] {
  return spans.toSorted((a, b) => Number(BigInt(a.startNanos) - BigInt(b.startNanos)))
}
