import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { shownEntry } from '../charging/shown.ts'
import { fail } from './errors.ts'
import type { PspWorld } from './world.ts'

const limit = z.coerce.number().int().min(1).max(500).default(100)
const LedgerPage = z.object({
  after: z
    .string()
    .regex(/^le_\d{12}$/)
    .optional(),
  limit,
})
const EventsPage = z.object({ after: z.string().max(60).optional(), limit })

/** What merchants read page by page, oldest first: the ledger, and the events. */
export function listRoutes({ books }: PspWorld): Hono {
  const routes = new Hono()

  routes.get('/ledger', (c) => {
    const page = LedgerPage.safeParse(c.req.query())
    if (!page.success) return notAPage(c, page.error)
    const { after, limit: most } = page.data
    return list(c, books.ledger.after(Number(after?.slice(3) ?? 0), most + 1), most, shownEntry)
  })

  routes.get('/events', (c) => {
    const page = EventsPage.safeParse(c.req.query())
    if (!page.success) return notAPage(c, page.error)
    const { after, limit: most } = page.data
    const sequence = after === undefined ? 0 : books.events.get(after)?.sequence
    if (sequence === undefined) return fail(c, 'invalid_request', { param: 'after' })
    return list(c, books.events.after(sequence, most + 1), most, ({ body }) => JSON.parse(body) as unknown)
  })

  return routes
}

/** One row more than is shown says whether there are more. */
function list<Row>(c: Context, rows: readonly Row[], most: number, shown: (row: Row) => unknown): Response {
  return c.json({ object: 'list', data: rows.slice(0, most).map(shown), has_more: rows.length > most })
}

function notAPage(c: Context, { issues }: z.ZodError): Response {
  return fail(c, 'invalid_request', { param: String(issues[0]?.path[0] ?? '') })
}
