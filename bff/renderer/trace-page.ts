import { outageBehind } from '@galleria/chassis/outage'
import type { TraceHandle } from '@galleria/chassis/telemetry/tracing'
import type { PagePart, RenderedPage } from '@galleria/contracts/rendering'
import type { Locale } from '@galleria/contracts/values'
import type { Edition } from './edition.ts'

/** The span of a page, and below it one for each of its parts and each question to the shop. */
export interface PageSpan {
  readonly trace: TraceHandle
  came(page: RenderedPage): void
  failed(error: unknown): void
}

/** Opens it. */
export function tracePage(parent: TraceHandle, edition: Edition, locale: Locale): PageSpan {
  const trace = parent.child('render page', 'internal', { 'galleria.page.locale': locale })
  if (trace.sampled) trace.set('galleria.page.builds', buildsOf(edition))
  return {
    trace,
    came({ status, whole, parts }) {
      trace.set('galleria.page.status', status)
      trace.set('galleria.page.whole', whole)
      if (trace.sampled) {
        const route = routeOf(edition, parts)
        if (route) trace.set('galleria.page.route', route)
        for (const part of parts) tellOf(part, trace)
      }
      trace.end()
    },
    failed(error) {
      trace.fail(outageBehind(error)?.kind ?? 'bug', error instanceof Error ? error.message : String(error))
      trace.end()
    },
  }
}

/** Parts come out in the order in which they were done; each is told of as if it had been done just now. */
function tellOf({ remote, expose, outcome, durationMs }: PagePart, page: TraceHandle): void {
  const about = { 'galleria.part.remote': remote, 'galleria.part.expose': expose, 'galleria.part.outcome': outcome }
  const span = page.child('render part', 'internal', about, durationMs)
  if (outcome === 'threw' || outcome === 'late') span.fail(outcome)
  span.end(durationMs)
}

function buildsOf({ value, builds }: Edition): string {
  return [['shell', value.shell.build], ...builds].map(([name, build]) => `${name}@${build}`).join(' ')
}

/** The pattern of the address, told by the part that draws it; none when two addresses are drawn by one part. */
function routeOf({ value }: Edition, parts: readonly PagePart[]): string | undefined {
  const routes = parts.flatMap(({ remote, expose }) =>
    (value.remotes.find(({ name }) => name === remote)?.routes ?? []).filter((route) => route.expose === expose),
  )
  return routes.length === 1 ? routes[0]?.path : undefined
}
