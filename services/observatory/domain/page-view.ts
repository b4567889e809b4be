import type { Span, SpanEvent } from './span.ts'

/** What a page told of itself; times are milliseconds since its navigation began, by its own clock. */
export interface PageView {
  readonly traceId: string
  /** The span of the request that the page came with. */
  readonly parentSpanId: string
  /** The pattern of the page's address. */
  readonly route: string
  /** Set in a page's own report; what comes later has problems only. */
  readonly navigation?: NavigationTimes | undefined
  readonly vitals: {
    readonly lcpMs?: number | undefined
    readonly fcpMs?: number | undefined
    readonly ttfbMs?: number | undefined
    readonly inpMs?: number | undefined
    readonly cls?: number | undefined
  }
  readonly problems: readonly {
    readonly kind: string
    readonly message: string
    readonly route: string
    readonly atMs: number
  }[]
}

/** See {@link PageView}. */
export interface NavigationTimes {
  readonly type: string
  readonly connectStartMs: number
  readonly connectEndMs: number
  readonly requestStartMs: number
  readonly responseStartMs: number
  readonly responseEndMs: number
  readonly completeMs: number
}

/**
 * The spans of a page: one for the view with its figures and problems, and one below it for each stage that took time.
 *
 * A page's clock may be wrong by hours, so it is asked for durations only: the page began as long before `parentStartNanos`, when
 * the front door saw its request, as it says that it waited before it sent it. The way from the page to the door counts as nothing.
 *
 * A span is named after its trace and its role, so that whoever tells a thing twice, or tells another thing, changes nothing.
 */
export function spansOfPageView(view: PageView, parentStartNanos: string, nameSpan: (words: string) => string): Span[] {
  const { navigation } = view
  const startNanos = BigInt(parentStartNanos) - nanos(navigation?.requestStartMs ?? 0)
  const at = (ms: number) => written(startNanos + nanos(ms))
  const span = (role: string, name: string, parentSpanId: string, fromMs: number, toMs: number): Span => ({
    traceId: view.traceId,
    spanId: nameSpan(`${view.traceId} ${role}`),
    parentSpanId,
    service: 'browser',
    name,
    kind: 'internal',
    startNanos: at(fromMs),
    endNanos: at(Math.max(fromMs, toMs)),
    status: 'unset',
    statusMessage: undefined,
    attributes: {},
    events: [],
  })

  const told = navigation ? 'page view' : 'page problems'
  const page: Span = {
    ...span(told, `${told} ${view.route}`, view.parentSpanId, 0, lastOf(view)),
    status: view.problems.length > 0 ? 'error' : 'unset',
    statusMessage: view.problems[0]?.message,
    attributes: figuresOf(view),
    events: view.problems
      .toSorted((a, b) => a.atMs - b.atMs)
      .map(
        ({ kind, message, route, atMs }): SpanEvent => ({
          name: 'exception',
          atNanos: at(atMs),
          attributes: { 'exception.type': kind, 'exception.message': message, 'http.route': route },
        }),
      ),
  }
  return [
    page,
    ...stagesOf(navigation)
      .filter(({ fromMs, toMs }) => toMs > fromMs)
      .map(({ name, fromMs, toMs }) => span(name, name, page.spanId, fromMs, toMs)),
  ]
}

const nanosPerMs = 1e6

function nanos(ms: number): bigint {
  return BigInt(Math.round(ms * nanosPerMs))
}

function written(moment: bigint): string {
  return String(moment < 0n ? 0n : moment).padStart(19, '0')
}

function stagesOf(navigation: NavigationTimes | undefined) {
  if (!navigation) return []
  const { connectStartMs, connectEndMs, requestStartMs, responseStartMs, responseEndMs, completeMs } = navigation
  return [
    { name: 'connect', fromMs: connectStartMs, toMs: connectEndMs },
    { name: 'request', fromMs: requestStartMs, toMs: responseStartMs },
    { name: 'response', fromMs: responseStartMs, toMs: responseEndMs },
    { name: 'document', fromMs: responseEndMs, toMs: completeMs },
  ]
}

/** A page is viewed until it was complete and painted; what went wrong later, for as long as it did. */
function lastOf({ navigation, vitals, problems }: PageView): number {
  return navigation
    ? Math.max(navigation.completeMs, vitals.lcpMs ?? 0, vitals.fcpMs ?? 0)
    : Math.max(0, ...problems.map(({ atMs }) => atMs))
}

function figuresOf({ route, navigation, vitals, problems }: PageView): Span['attributes'] {
  const figures: Readonly<Record<string, string | number | undefined>> = {
    'http.route': route,
    'galleria.page.navigation': navigation?.type,
    'galleria.page.lcp_ms': vitals.lcpMs,
    'galleria.page.fcp_ms': vitals.fcpMs,
    'galleria.page.ttfb_ms': vitals.ttfbMs,
    'galleria.page.inp_ms': vitals.inpMs,
    'galleria.page.cls': vitals.cls,
    'galleria.page.problems': problems.length,
  }
  return Object.fromEntries(
    Object.entries(figures).filter((pair): pair is [string, string | number] => pair[1] !== undefined),
  )
}
