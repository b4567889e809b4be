import { resolve } from 'node:path'
import { createService } from '@galleria/chassis'
import { createBulkhead } from '@galleria/chassis/breaker/bulkhead'
import { budget } from '@galleria/chassis/budget'
import { readSettings, SettingsError } from '@galleria/chassis/config/settings'
import { createPool } from '@galleria/chassis/http/instance-pool'
import { systemHttpForward } from '@galleria/chassis/ports/http-forward'
import { readPublisherKey } from '@galleria/chassis/publication/publisher-key'
import { watchPublication } from '@galleria/chassis/publication/watch-publication'
import { version as vue } from 'vue/package.json'
import { version as router } from 'vue-router/package.json'
import { createApp } from './app.ts'
import { createChildren } from './children/children.ts'
import { spawnChild } from './children/spawn-child.ts'
import { makeAskShop } from './data/ask-shop.ts'
import { rememberShared } from './data/remember-shared.ts'
import { createEditions } from './edition.ts'
import { createRendererMetrics } from './metrics.ts'
import { makeRenderPage } from './render-page.ts'
import { rendererSettings } from './settings.ts'
import { createStandings } from './standings.ts'

/** How often the roll of the BFF's instances is called, in milliseconds. */
const rollCallEveryMs = 2_000
/** Pages that may be rendered at once: at two milliseconds of work each, the last one is still out in good time. */
const mostPages = 64
/** A page is asked for in a line; its cookies make the rest. */
const mostBodyBytes = 16_384
/** Without a sign of life for so much of a page's time a child is given up, so that the rest is enough to render its pages elsewhere. */
const silentShare = 0.4
/** How long the first children may take to be ready before the door opens without them, in milliseconds. */
const readyWithinMs = 5_000

/** Starts the renderer. */
export async function startRenderer(env: Readonly<Record<string, string | undefined>>) {
  const settings = readSettings(rendererSettings, env)
  if (settings.PART_MS >= settings.PAGE_MS) throw new SettingsError('PART_MS has to be less than PAGE_MS.')
  const publisher = readPublisherKey(settings.FRONTENDS_KEY_FILE)
  const service = await createService({ name: 'renderer', rank: 'core', env })
  const { world, log, registry } = service
  const { clock, random } = world
  const { PUBLIC_ORIGIN: publicOrigin, PART_MS: partMs, PAGE_MS: pageMs } = settings
  const folder = resolve(settings.FRONTENDS_DIR)
  const published = watchPublication(service, { folder, key: publisher })
  const edition = createEditions(published.read, { vue, 'vue-router': router }, log)
  const pool = createPool({ name: 'bff-web', registry, clock, random, log })
  const places = createBulkhead(mostPages)
  const metrics = createRendererMetrics(service.metrics, () => places.active)
  const standings = createStandings(clock)
  const children = createChildren({
    count: settings.RENDER_CHILDREN,
    mostBuilds: settings.BUILDS_PER_CHILD,
    child: {
      folder,
      publicOrigin,
      partMs,
      pageMs,
      silentMs: pageMs * silentShare,
      clock,
      log,
      spawn: spawnChild,
    },
    skipped: standings.skipped,
    onFelled: standings.felled,
    onReplaced: metrics.replaced,
    clock,
    log,
  })
  const ask = makeAskShop({ pool, send: systemHttpForward, clock, publicOrigin, patienceMs: partMs })
  const askShop = rememberShared(ask, clock)
  const renderPage = makeRenderPage({ edition, children, askShop, standings, places, clock, metrics })
  const app = createApp(service, renderPage, pageMs)

  await pool.refresh()
  await edition()
    .then((first) => first && children.ready(first, budget(clock, readyWithinMs)))
    .catch((error: unknown) => log.error({ error }, 'no child is ready yet'))
  await service.start({
    http: { fetch: (request) => app.fetch(request), maxBodyBytes: mostBodyBytes },
    details: { frontends: published.detail },
    chores: [{ name: 'call-the-roll', everyMs: rollCallEveryMs, run: () => pool.refresh() }],
    onStop: () => children.stop(),
  })
  return service
}

if (import.meta.main) await startRenderer(process.env)
