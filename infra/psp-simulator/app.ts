import { timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { newId } from './charging/till.ts'
import { lying, type PspEnv } from './lies/lying.ts'
import type { Asset } from './page/assets.ts'
import { chargeRoutes } from './routes/charges.ts'
import { fail } from './routes/errors.ts'
import { listRoutes } from './routes/lists.ts'
import { modeRoutes } from './routes/modes.ts'
import { pageRoutes } from './routes/pages.ts'
import { ownPagesOnly } from './routes/protect.ts'
import { refundRoutes } from './routes/refunds.ts'
import { simulatorRoutes } from './routes/simulator.ts'
import { testTokenRoutes } from './routes/test-tokens.ts'
import { tokenRoutes } from './routes/tokens.ts'
import { lifetimeMs, type PspWorld } from './routes/world.ts'

/** The whole provider, as an app that a test can ask without a port. */
export function createApp(world: PspWorld, assets: ReadonlyMap<string, Asset>): Hono<PspEnv> {
  const { settings, books, log, now, wait, liar } = world
  const app = new Hono<PspEnv>()

  app.use(bodyLimit({ maxSize: 16_384, onError: (c) => fail(c, 'body_too_large') }))
  app.get('/status', (c) => c.json({ status: 'up', charges: books.charges.count() }))

  for (const guarded of ['/v1/*', '/simulator/modes'])
    app.use(guarded, async (c, next) =>
      isMerchant(c.req.header('authorization'), settings.PSP_API_KEY) ? next() : fail(c, 'unauthorized'),
    )
  app.use('/v1/*', lying({ liar, wait, hangMs: settings.PSP_HANG_MS }))
  app.post('/v1/field_sessions', async (c) => {
    const id = newId('fs')
    const expires = now() + lifetimeMs
    await books.write(() => books.cards.addSession(id, expires))
    const origin = settings.PSP_ORIGIN ?? new URL(c.req.url).origin
    return c.json(
      { object: 'field_session', id, page: `${origin}/fields/${id}`, expires: Math.floor(expires / 1000) },
      201,
    )
  })
  app.route('/v1', chargeRoutes(world))
  app.route('/v1', refundRoutes(world))
  app.route('/v1', listRoutes(world))
  app.route('/v1', testTokenRoutes(world))
  app.route('/simulator/modes', modeRoutes(world))
  for (const page of ['/simulator', '/simulator/on', '/simulator/off']) app.use(page, ownPagesOnly(settings.PSP_ORIGIN))
  app.route('/simulator', simulatorRoutes(world))
  app.route('/', pageRoutes(world, assets))
  app.route('/fields', tokenRoutes(world))

  app.notFound((c) => fail(c, 'not_found'))
  app.onError((error, c) => {
    log('request failed', { method: c.req.method, path: c.req.path, error: error.message, stack: error.stack })
    return fail(c, 'internal_error')
  })
  return app
}

/** Compares in constant time, so that a key cannot be guessed letter by letter. */
function isMerchant(authorization: string | undefined, key: string): boolean {
  const [shown, known] = [Buffer.from(authorization ?? ''), Buffer.from(`Bearer ${key}`)]
  return shown.length === known.length && timingSafeEqual(shown, known)
}
