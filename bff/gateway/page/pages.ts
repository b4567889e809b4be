import { boundedMap } from '@galleria/chassis/bounded-map'
import type { Clock } from '@galleria/chassis/ports/index'
import type { TraceHandle } from '@galleria/chassis/telemetry/tracing'
import { type Composed, composeEarly, composeRest } from './compose.ts'
import type { Document, Documents } from './document.ts'
import { placedFirst } from './edition.ts'
import type { Placed } from './head.ts'
import type { PageCache } from './page-cache.ts'
import type { ReadyPage } from './ready-page.ts'
import type { Render } from './rendering.ts'
import type { CacheResult, Keeping } from './serve-page.ts'
import type { Visit } from './visit.ts'

/** What came of a page: kept from before, `rendered` now in one piece or in two, a `stale` copy, or the empty document. */
export type PageKind = 'kept' | 'rendered' | 'streamed' | 'stale' | 'fallback'

/** A page to send: whole, or begun while its markup is still on its way. */
export type PageAnswer =
  | {
      readonly kind: Exclude<PageKind, 'streamed'>
      readonly page: ReadyPage
      readonly status: number
      readonly cache: CacheResult
    }
  | { readonly kind: 'streamed'; readonly early: Composed; readonly rest: Promise<Rest>; readonly cache: CacheResult }

/** What follows on a page that was begun, and what kind of page it has become. */
export interface Rest {
  readonly html: string
  readonly kind: Exclude<PageKind, 'kept' | 'rendered'>
}

/** What pages are made by. */
export interface PagesPorts {
  readonly render: Render
  readonly cache: PageCache<Document>
  readonly documents: Documents
  readonly clock: Clock
}

/** How long a page is waited for before it is begun without its markup, in milliseconds. */
const beginAfterMs = 150
const mostRemembered = 200

/**
 * Decides what a visit is answered with. Nothing here waits for longer than the renderer is given, and nothing that the
 * renderer does or leaves undone makes a page fail: there is always the empty document.
 */
export function createPages({ render, cache, documents, clock }: PagesPorts) {
  const placedOn = boundedMap<string, readonly Placed[]>(mostRemembered)
  const empties = boundedMap<string, ReadyPage>(mostRemembered)

  return async (visit: Visit, trace: TraceHandle, mayStream: boolean): Promise<PageAnswer> => {
    const { edition, key } = visit
    const kept = key === undefined ? undefined : cache.get(key, edition.version)
    const isDue = key === undefined || cache.isDue(key, edition.version)
    if (kept && kept.age !== 'old') {
      if (isDue) void rendered(visit, trace)
      return fromCache(visit, kept.value, kept.age === 'fresh' ? 'hit' : 'stale')
    }
    if (visit.target === undefined) return fallback(visit)
    if (kept && !isDue) return fromCache(visit, kept.value, 'stale')

    const coming = rendered(visit, trace)
    const soon = mayStream ? await orLate(coming) : await coming
    return soon === late ? begun(visit, coming, kept?.value) : answered(visit, soon, kept?.value)
  }

  async function rendered(visit: Visit, trace: TraceHandle): Promise<Document | undefined> {
    const document = await render(visit, trace)
    if (document && visit.route) placedOn.set(routeKey(visit), document.placed)
    return document
  }

  /** A page that says it cannot be had gives way to a copy from when it could. */
  function answered(visit: Visit, document: Document | undefined, last: Document | undefined): PageAnswer {
    if (last && (!document || document.rendered.status >= 500)) return fromCache(visit, last, 'stale')
    if (!document) return fallback(visit)
    const page = document.in(visit.preferences.theme)
    return { kind: 'rendered', page, status: document.rendered.status, cache: madeAs(visit) }
  }

  function begun(visit: Visit, coming: Promise<Document | undefined>, last: Document | undefined): PageAnswer {
    const { edition, preferences } = visit
    const placed = foreseen(visit)
    const early = composeEarly({ edition, preferences, placed })
    const rest = coming.then((document): Rest => {
      // Only of today's edition, since the page has begun with its styles and scripts.
      const good = document ?? (last?.edition.version === edition.version ? last : undefined)
      const html = composeRest(edition, placed, good?.placed ?? placed, good?.rendered)
      return { html, kind: document ? 'streamed' : good ? 'stale' : 'fallback' }
    })
    return { kind: 'streamed', early, rest, cache: madeAs(visit) }
  }

  function fallback(visit: Visit): PageAnswer {
    const { edition, route, preferences, key } = visit
    const placed = foreseen(visit)
    const keeping: Keeping = key === undefined ? 'nowhere' : 'asked-again'
    const name = [routeKey(visit), ...placed.map(({ expose }) => expose), ...Object.values(preferences), keeping].join(
      ' ',
    )
    let page = empties.get(name)
    if (!page) {
      page = documents.empty(edition, preferences, placed, keeping)
      empties.set(name, page)
    }
    return { kind: 'fallback', page, status: route ? 200 : 404, cache: madeAs(visit) }
  }

  /** What the last page of this route placed. */
  function foreseen(visit: Visit): readonly Placed[] {
    return placedOn.get(routeKey(visit)) ?? placedFirst(visit.edition, visit.route)
  }

  function orLate(coming: Promise<Document | undefined>): Promise<Document | undefined | typeof late> {
    const { promise, resolve } = Promise.withResolvers<Document | undefined | typeof late>()
    const cancel = clock.after(beginAfterMs, () => resolve(late))
    void coming.then((document) => {
      cancel()
      resolve(document)
    })
    return promise
  }
}

const late = Symbol('late')

function fromCache(visit: Visit, document: Document, cache: 'hit' | 'stale'): PageAnswer {
  const page = document.in(visit.preferences.theme)
  return { kind: cache === 'hit' ? 'kept' : 'stale', page, status: 200, cache }
}

function madeAs({ key }: Visit): CacheResult {
  return key === undefined ? 'bypass' : 'miss'
}

function routeKey({ edition, route }: Visit): string {
  return `${edition.version} ${route?.path}`
}
