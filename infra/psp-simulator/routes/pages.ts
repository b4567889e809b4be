import { Hono } from 'hono'
import { aboutPage } from '../page/about-page.ts'
import type { Asset } from '../page/assets.ts'
import { fieldPage } from '../page/field-page.ts'
import { locales } from '../page/texts.ts'
import { fail } from './errors.ts'
import { protect } from './protect.ts'
import type { PspWorld } from './world.ts'

/** What people see: the card field, and a page about the simulator. */
export function pageRoutes({ books, settings, now }: PspWorld, assets: ReadonlyMap<string, Asset>): Hono {
  const routes = new Hono()

  routes.get('/', (c) => {
    protect(c, ["'none'"])
    return c.html(aboutPage())
  })

  routes.get('/fields/:session', (c) => {
    protect(c, settings.PUBLIC_ORIGIN)
    const session = c.req.param('session')
    const expires = books.cards.sessionExpiry(session)
    if (expires === undefined) return fail(c, 'not_found')
    if (expires <= now()) return fail(c, 'session_expired')
    const locale = locales.find((one) => one === c.req.query('locale')) ?? 'en'
    const theme = (['light', 'dark'] as const).find((one) => one === c.req.query('theme'))
    c.header('cache-control', 'no-store')
    return c.html(fieldPage(session, { locale, theme }, settings.PUBLIC_ORIGIN))
  })

  routes.get('/assets/:name', (c) => {
    const asset = assets.get(c.req.param('name'))
    if (!asset) return fail(c, 'not_found')
    const headers = { etag: asset.etag, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' }
    if (c.req.header('if-none-match') === asset.etag) return c.body(null, 304, headers)
    return c.body(asset.body, 200, { ...headers, 'content-type': asset.type })
  })

  return routes
}
