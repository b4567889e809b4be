import { Hono } from 'hono'
import { toCents } from '../charging/amount.ts'
import { refund } from '../charging/refund.ts'
import { shownRefund } from '../charging/shown.ts'
import type { PspEnv } from '../lies/lying.ts'
import { lied } from '../lies/money.ts'
import { keyOf, readBody } from './body.ts'
import { fail } from './errors.ts'
import { NewRefund, reference } from './wanted.ts'
import type { PspWorld } from './world.ts'

/** Giving back what was taken, and finding it by the merchant's own reference. */
export function refundRoutes({ books, log, till }: PspWorld): Hono<PspEnv> {
  const routes = new Hono<PspEnv>()

  routes.post('/charges/:id/refunds', async (c) => {
    const body = await readBody(c, NewRefund)
    if (!body.ok) return body.response
    const key = keyOf(c)
    if (key === undefined) return fail(c, 'key_missing')
    const charge = c.req.param('id')
    const wanted = { charge, amount: toCents(body.value.amount), reference: body.value.reference }
    const fingerprint = Bun.hash(`${charge} ${body.text}`).toString(36)

    const given = await books.write(() => refund(till(c.var.plan), { key, fingerprint, wanted }))
    if ('error' in given) return fail(c, given.error)
    if (given.isNew) log('refund settled', { refund: given.refund.id, charge, reference: given.refund.reference })
    return c.json(lied(c.var.plan, shownRefund(given.refund)), given.isNew ? 201 : 200)
  })

  routes.get('/refunds', (c) => {
    const checked = reference.safeParse(c.req.query('reference'))
    if (!checked.success) return fail(c, 'invalid_request', { param: 'reference' })
    const found = books.refunds.byReference(checked.data)
    return c.json({ object: 'list', data: found ? [lied(c.var.plan, shownRefund(found))] : [] })
  })

  return routes
}
