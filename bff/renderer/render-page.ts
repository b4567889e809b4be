import { type Bulkhead, BulkheadFull } from '@galleria/chassis/breaker/bulkhead'
import type { Call } from '@galleria/chassis/call'
import { outageBehind } from '@galleria/chassis/outage'
import type { Clock } from '@galleria/chassis/ports/clock'
import { type Answer, done, refuse } from '@galleria/contracts/answer'
import type { PageRequest, RenderedPage } from '@galleria/contracts/rendering'
import type { Children } from './children/children.ts'
import type { AskShop } from './data/ask-shop.ts'
import type { CurrentEdition, Edition } from './edition.ts'
import type { PageOutcome, RendererMetrics } from './metrics.ts'
import type { Standings } from './standings.ts'
import { tracePage } from './trace-page.ts'

/** What rendering a page takes of the world. */
export interface RenderPagePorts {
  readonly edition: CurrentEdition
  readonly children: Children
  readonly askShop: AskShop
  readonly standings: Standings
  /** So many pages at once; who comes after that is sent away at once, since a page without markup is better than a late one. */
  readonly places: Bulkhead
  readonly clock: Clock
  readonly metrics: RendererMetrics
}

/** Renders a page, or says why not. @throws Outage when it was not done in time. */
export type RenderPage = (request: PageRequest, call: Call) => Promise<Answer<RenderedPage>>

/** See {@link RenderPage}. */
export function makeRenderPage(ports: RenderPagePorts): RenderPage {
  const { edition: currentEdition, places, clock, metrics } = ports

  async function attempt(request: PageRequest, call: Call): Promise<Answer<RenderedPage>> {
    const edition = await currentEdition()
    if (!edition) return refuse('unavailable', { detail: 'Nothing has been published that could be rendered.' })
    const leave = places.enter()
    try {
      return done(await renderPage(ports, edition, request, call))
    } finally {
      leave()
    }
  }

  return async (request, call) => {
    const startMs = clock.monotonic()
    const observe = (outcome: PageOutcome) => metrics.page(outcome, clock.monotonic() - startMs)
    try {
      const answer = await attempt(request, call)
      observe(answer.ok ? (answer.value.whole ? 'whole' : 'partial') : 'unpublished')
      return answer
    } catch (error) {
      if (error instanceof BulkheadFull) {
        observe('overloaded')
        return refuse('overloaded')
      }
      observe(outageBehind(error) ? 'outage' : 'broken')
      throw error
    }
  }
}

async function renderPage(
  { children, askShop, standings, metrics }: RenderPagePorts,
  edition: Edition,
  { target, locale, cookie }: PageRequest,
  call: Call,
): Promise<RenderedPage> {
  const span = tracePage(call.trace, edition, locale)
  const ask = (path: string) => askShop(path, { locale, cookie, trace: span.trace, budget: call.budget })
  try {
    const page = await children.render({ edition, target, locale, ask }, call.budget)
    for (const { remote, outcome } of page.parts) {
      standings.note(edition, remote, outcome)
      metrics.part(edition.builds.has(remote) ? remote : 'unknown', outcome)
    }
    span.came(page)
    return { ...page, edition: edition.version }
  } catch (error) {
    span.failed(error)
    throw error
  }
}
