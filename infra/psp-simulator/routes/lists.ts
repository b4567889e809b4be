import { Hono } from 'hono'
import { z } from 'zod'
import { shownEntry } from '../charging/shown.ts'
import { fail } from './errors.ts'
import type { PspWorld } from './world.ts'

const limit = z.coerce.number().int().min(1).max(500).default(100)
const Page = z.object({
  after: z
    .string()
    .regex(/^le_\d{12}$/, 'must be the id of an entry')
    .optional(),
  limit,
})

/** What merchants read page by page, oldest first: the ledger. */
export function listRoutes({ books }: PspWorld): Hono {
  const routes = new Hono()

  routes.get('/ledger', (c) => {
    const page = Page.safeParse(c.req.query())
    if (!page.success) return fail(c, 'invalid_request', { param: String(page.error.issues[0]?.path[0] ?? '') })
    const { after, limit: most } = page.data
    // One more than is shown says whether there are more.
    const rows = books.ledger.after(Number(after?.slice(3) ?? 0), most + 1)
    return c.json({ object: 'list', data: rows.slice(0, most).map(shownEntry), has_more: rows.length > most })
  })

  return routes
}
