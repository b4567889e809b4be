import { type Context, Hono } from 'hono'
import type { ChargeRow } from '../books/charges.ts'
import { toCents } from '../charging/amount.ts'
import { cancel, capture, endReference, type Moved } from '../charging/capture.ts'
import { startCharge } from '../charging/charge.ts'
import { shownCharge } from '../charging/shown.ts'
import type { PspEnv } from '../lies/lying.ts'
import { lied } from '../lies/money.ts'
import { keyOf, readBody } from './body.ts'
import { fail } from './errors.ts'
import { Cancellation, Capture, NewCharge, reference } from './wanted.ts'
import type { PspWorld } from './world.ts'

type PspContext = Context<PspEnv>

/** The merchant's side of charging: create, look up, capture, cancel. */
export function chargeRoutes({ books, settings, wait, log, till, decideDue }: PspWorld): Hono<PspEnv> {
  const routes = new Hono<PspEnv>()

  routes.post('/charges', async (c) => {
    const body = await readBody(c, NewCharge)
    if (!body.ok) return body.response
    const key = keyOf(c)
    if (key === undefined) return fail(c, 'key_missing')
    const asked = { key, fingerprint: Bun.hash(body.text).toString(36), wanted: body.value }

    const charged = await books.write(() => startCharge(till(c.var.plan), asked))
    if ('error' in charged) return fail(c, charged.error)
    if ('lost' in charged) {
      await wait(settings.PSP_HANG_MS)
      return fail(c, 'gateway_timeout')
    }
    const { charge, isNew } = charged
    if (isNew) log('charge created', { charge: charge.id, reference: charge.reference, state: charge.state })
    if (charge.state === 'processing') await wait(settings.PSP_HANG_MS)
    return c.json(shown(c, (await current(charge.id)) ?? charge), isNew ? 201 : 200)
  })

  routes.get('/charges', async (c) => {
    const checked = reference.safeParse(c.req.query('reference'))
    if (!checked.success) return fail(c, 'invalid_request', { param: 'reference' })
    await decideDue()
    const found = books.charges.byReference(checked.data)
    return c.json({ object: 'list', data: found ? [shown(c, found)] : [] })
  })

  routes.get('/charges/:id', async (c) => {
    const found = await current(c.req.param('id'))
    return found ? c.json(shown(c, found)) : fail(c, 'not_found')
  })

  routes.post('/charges/:id/capture', async (c) => {
    const body = await readBody(c, Capture)
    if (!body.ok) return body.response
    const cents = toCents(body.value.amount)
    return replyWith(c, await books.write(() => capture(till(c.var.plan), c.req.param('id'), cents)))
  })

  routes.post('/charges/:id/cancel', async (c) =>
    replyWith(c, await books.write(() => cancel(till(c.var.plan), c.req.param('id')))),
  )

  // A merchant that does not know whether its charge arrived ends the reference: what came is cancelled, and what
  // comes later is turned away.
  routes.post('/cancellations', async (c) => {
    const body = await readBody(c, Cancellation)
    if (!body.ok) return body.response
    const { reference: ended } = body.value
    const charge = await books.write(() => endReference(till(c.var.plan), ended))
    return c.json({ object: 'cancellation', reference: ended, charge: charge ? shown(c, charge) : null })
  })

  async function current(id: string): Promise<ChargeRow | undefined> {
    await decideDue()
    return books.charges.get(id)
  }

  function replyWith(c: PspContext, moved: Moved): Response {
    return 'error' in moved ? fail(c, moved.error) : c.json(shown(c, moved.charge))
  }

  return routes
}

function shown(c: PspContext, charge: ChargeRow) {
  return lied(c.var.plan, shownCharge(charge))
}
