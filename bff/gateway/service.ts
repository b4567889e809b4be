import { createService } from '@galleria/chassis'
import { readSettings } from '@galleria/chassis/config/settings'
import { createPool } from '@galleria/chassis/http/instance-pool'
import { createOpenStreams } from '@galleria/chassis/http/open-streams'
import { systemHttpForward } from '@galleria/chassis/ports/http-forward'
import { readPublisherKey } from '@galleria/chassis/publication/publisher-key'
import { watchPublication } from '@galleria/chassis/publication/watch-publication'
import { createPublishedFiles } from './assets/published-files.ts'
import { createGateway } from './gateway.ts'
import { createRateLimit } from './guards/rate-limit.ts'
import { limits } from './guards/request-shape.ts'
import { guardRenderer, makeAskRenderer } from './page/ask-renderer.ts'
import { createDocuments, type Document } from './page/document.ts'
import { createEditions } from './page/edition.ts'
import { createPageCache } from './page/page-cache.ts'
import { makePageDoor } from './page/page-door.ts'
import { createPages } from './page/pages.ts'
import { makePageHeaders } from './page/policy.ts'
import { createPolish } from './page/ready-page.ts'
import { makeRender } from './page/rendering.ts'
import { createWholeSheets } from './page/whole-sheets.ts'
import { makeForward } from './proxy/forward.ts'
import { makePassEvents } from './proxy/pass-events.ts'
import { makeTakeReports } from './reports/report-door.ts'
import { gatewaySettings } from './settings.ts'

/** How often the rolls of the instances behind are called, in milliseconds. */
const rollCallEveryMs = 2_000

/** How much of the connections that may be open at once streams may take; the rest is for everything that is over soon. */
const shareOfStreams = 0.75

/** Starts the front door. */
export async function startGateway(env: Readonly<Record<string, string | undefined>>) {
  const settings = readSettings(gatewaySettings, env)
  const publisher = readPublisherKey(settings.FRONTENDS_KEY_FILE)
  const service = await createService({ name: 'gateway', rank: 'core', env })
  const { world, log, registry } = service
  const { clock, random } = world
  const folder = settings.FRONTENDS_DIR
  const published = watchPublication(service, { folder, key: publisher })
  const edition = createEditions({ folder, published: published.read, publisherKey: publisher.text, clock, log })
  const pool = createPool({ name: 'bff-web', registry, clock, random, log })
  const renderers = createPool({ name: 'renderer', registry, clock, random, log })
  const streams = createOpenStreams(service.metrics)
  const policy = {
    publicOrigin: settings.PUBLIC_ORIGIN,
    pspOrigin: settings.PSP_ORIGIN,
    identityOrigin: settings.IDENTITY_ORIGIN,
  }
  const headersOf = makePageHeaders(policy)
  const allowedHosts = new Set([new URL(settings.PUBLIC_ORIGIN).host])
  const cache = createPageCache<Document>(clock, settings.PAGE_CACHE_BYTES)
  const sheets = createWholeSheets()
  const polish = createPolish(clock, (error) => log.error({ error }, 'a page could not be compressed better'))
  const documents = createDocuments(headersOf, sheets, polish)
  const guard = guardRenderer(service)
  const ask = makeAskRenderer(renderers, systemHttpForward, guard)
  const pages = createPages({ render: makeRender({ ask, documents, cache, log }), cache, documents, clock })

  const gateway = createGateway(service, {
    forward: makeForward(pool, systemHttpForward),
    passEvents: makePassEvents(streams, Math.floor(settings.BUN_CONFIG_MAX_HTTP_REQUESTS * shareOfStreams)),
    file: createPublishedFiles(folder),
    sheet: async (path) => sheets.find(path, await edition()),
    page: makePageDoor({ edition, pages, headersOf, metrics: service.metrics }),
    limits: {
      requests: createRateLimit('requests', { perSecond: settings.RATE_PER_SECOND, burst: settings.RATE_BURST }, clock),
      changes: createRateLimit(
        'changes',
        { perSecond: settings.CHANGES_PER_SECOND, burst: settings.CHANGES_BURST },
        clock,
      ),
    },
    allowedHosts,
    reports: makeTakeReports({
      clock,
      log,
      metrics: service.metrics,
      audit: service.audit,
      publicOrigin: settings.PUBLIC_ORIGIN,
      patternOf: async (path) => (await edition())?.match(path)?.path,
    }),
    policy,
  })

  const callRolls = async () => void (await Promise.all([pool.refresh(), renderers.refresh()]))
  await callRolls()
  await service.start({
    http: {
      fetch(request, server) {
        // Which port it is, is only known once the server listens.
        if (server.port !== undefined)
          for (const name of ['localhost', '127.0.0.1']) allowedHosts.add(`${name}:${server.port}`)
        return gateway(request, server.requestIP(request)?.address ?? 'unknown')
      },
      // Twice our own limit, so that a body over it is refused by a problem and not by Bun's bare 413.
      maxBodyBytes: limits.body * 2,
      onClosing: streams.close,
    },
    details: { frontends: published.detail },
    chores: [{ name: 'call-the-rolls', everyMs: rollCallEveryMs, run: callRolls }],
  })
  return service
}

if (import.meta.main) await startGateway(process.env)
