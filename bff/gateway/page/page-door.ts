import type { Metrics } from '@galleria/chassis/telemetry/metrics'
import type { TraceHandle } from '@galleria/chassis/telemetry/tracing'
import type { Edition } from './edition.ts'
import type { createPages, PageKind } from './pages.ts'
import type { PageHeaders } from './policy.ts'
import { type CacheResult, notOpenYet, servePage } from './serve-page.ts'
import { visitOf } from './visit.ts'

/** What the page door needs. */
export interface PageDoorPorts {
  readonly edition: () => Promise<Edition | undefined>
  readonly pages: ReturnType<typeof createPages>
  readonly headersOf: PageHeaders
  readonly metrics: Metrics
}

/** Serves pages: `path` and `query` are those of the request's address, still encoded. */
export type PageDoor = (request: Request, path: string, query: string, trace: TraceHandle) => Promise<Response>

/** Answers visits, and counts and marks on their spans what they were answered with. */
export function makePageDoor({ edition, pages, headersOf, metrics }: PageDoorPorts): PageDoor {
  const counted = countPages(metrics)

  return async (request, path, query, trace) => {
    const current = await edition()
    if (!current) return notOpenYet(headersOf)
    const visit = visitOf(current, path, query, request.headers)
    const answer = await pages(visit, trace, request.method === 'GET')
    trace.set('galleria.page.route', visit.route?.path ?? 'none')
    trace.set('galleria.page.kind', answer.kind)
    trace.set('galleria.page.cache', answer.cache)
    counted.cache(answer.cache)
    if (answer.kind === 'streamed') void answer.rest.then(({ kind }) => counted.kind(kind))
    else counted.kind(answer.kind)
    return servePage(request, answer, headersOf, trace)
  }
}

function countPages(metrics: Metrics) {
  const results = metrics.counter({
    name: 'page_cache_total',
    help: 'Pages asked for, by what the cache had of them.',
    labels: ['result'],
  })
  const kinds = metrics.counter({
    name: 'galleria_pages_served_total',
    help: 'Pages served, by what came of them.',
    labels: ['kind'],
  })
  return {
    cache: (result: CacheResult) => results.increment({ result }),
    kind: (kind: PageKind) => kinds.increment({ kind }),
  }
}
