import { type Context, Hono } from 'hono'
import type { Liar } from '../lies/liar.ts'
import { WantedLies } from '../lies/wanted-lies.ts'
import { readBody } from './body.ts'
import type { PspWorld } from './world.ts'

/** What programs switch the lies by. A list takes the place of the one before; an empty one is the truth. */
export function modeRoutes({ liar, log }: PspWorld): Hono {
  const routes = new Hono()
  routes.get('/', (c) => shown(c, liar))
  routes.put('/', async (c) => {
    const body = await readBody(c, WantedLies)
    if (!body.ok) return body.response
    liar.lieAbout(body.value)
    log('the provider lies differently now', { modes: body.value })
    return shown(c, liar)
  })
  return routes
}

function shown(c: Context, liar: Liar): Response {
  const data = liar.active().map(({ mode, rate, limit, routes, ms, bit }) => ({
    mode,
    rate,
    limit: limit ?? null,
    routes: routes ?? null,
    ms: ms ?? null,
    bit,
  }))
  return c.json({ object: 'list', data, counts: liar.counts() })
}
