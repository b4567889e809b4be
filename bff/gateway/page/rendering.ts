import { Outage } from '@galleria/chassis/outage'
import type { Logger } from '@galleria/chassis/telemetry/logger'
import type { TraceHandle } from '@galleria/chassis/telemetry/tracing'
import type { PageRequest, RenderedPage } from '@galleria/contracts/rendering'
import type { AskRenderer } from './ask-renderer.ts'
import type { Document, Documents } from './document.ts'
import type { PageCache } from './page-cache.ts'
import type { Visit } from './visit.ts'

/** Has the page of a visit rendered; undefined when that came to nothing. Never rejects. */
export type Render = (visit: Visit, trace: TraceHandle) => Promise<Document | undefined>

/** What rendering needs. */
export interface RenderPorts {
  readonly ask: AskRenderer
  readonly documents: Documents
  readonly cache: PageCache<Document>
  readonly log: Logger
}

/**
 * A page that many ask for at once is rendered once for all of them, if it is for everyone. One that is good is kept; when
 * it came out as it was before, what has been composed of it stays.
 */
export function makeRender({ ask, documents, cache, log }: RenderPorts): Render {
  const coming = new Map<string, Promise<Document | undefined>>()

  async function render(visit: Visit, trace: TraceHandle): Promise<Document | undefined> {
    const { edition, route, key, preferences } = visit
    try {
      const rendered = await ask(requestOf(visit), trace)
      const isGood = rendered.status === 200
      if (key === undefined || !isGood)
        return documents.of(edition, rendered, { locale: preferences.locale, keeping: 'nowhere' })
      const before = cache.get(key, edition.version)?.value
      const document =
        before?.edition.version === edition.version && isSame(before.rendered, rendered)
          ? before
          : documents.of(edition, rendered, {
              locale: preferences.locale,
              keeping: 'asked-again',
              onGrow: (grown, bytes) => cache.grow(key, grown, bytes),
            })
      if (rendered.whole && (rendered.edition ?? edition.version) === edition.version)
        cache.keep(key, edition.version, document, document.bytes)
      return document
    } catch (error) {
      if (key !== undefined) cache.missed(key)
      const said = { traceId: trace.traceId, error, route: route?.path }
      if (error instanceof Outage) log.warn(said, 'a page could not be rendered')
      else log.error(said, 'a page was rendered and could not be composed')
      return undefined
    }
  }

  return (visit, trace) => {
    if (visit.key === undefined) return render(visit, trace)
    const name = `${visit.edition.version} ${visit.key}`
    let page = coming.get(name)
    if (!page) {
      page = render(visit, trace).finally(() => coming.delete(name))
      coming.set(name, page)
    }
    return page
  }
}

function requestOf({ target = '/', preferences, cookie }: Visit): PageRequest {
  return { target, locale: preferences.locale, ...(cookie === undefined ? {} : { cookie }) }
}

function isSame(one: RenderedPage, other: RenderedPage): boolean {
  const places = ({ parts }: RenderedPage) =>
    parts
      .map(({ remote, expose }) => `${remote}/${expose}`)
      .sort()
      .join()
  return (
    one.body === other.body && one.state === other.state && one.head === other.head && places(one) === places(other)
  )
}
