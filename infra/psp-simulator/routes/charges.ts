import { type Context, Hono } from 'hono'
import type { ChargeRow } from '../books/charges.ts'
import { toCents } from '../charging/amount.ts'
import { cancel, capture, endReference, type Moved } from '../charging/capture.ts'
import { finishDue, startCharge } from '../charging/charge.ts'
import { shownCharge } from '../charging/shown.ts'
import type { Till } from '../charging/till.ts'
import { keyOf, readBody } from './body.ts'
import { fail } from './errors.ts'
import { Cancellation, Capture, NewCharge, reference } from './wanted.ts'
import type { PspWorld } from './world.ts'

/** The merchant's side of charging: create, look up, capture, cancel. */
export function chargeRoutes({ books, settings, now, wait, log }: PspWorld): Hono {
  const routes = new Hono()
  const till: Till = { books, now, hangMs: settings.PSP_HANG_MS }

  routes.post('/charges', async (c) => {
    const body = await readBody(c, NewCharge)
    if (!body.ok) return body.response
    const key = keyOf(c)
    if (key === undefined) return fail(c, 'key_missing')
    const asked = { key, fingerprint: Bun.hash(body.text).toString(36), wanted: body.value }

    const charged = await books.write(() => startCharge(till, asked))
    if ('error' in charged) return fail(c, charged.error)
    if ('lost' in charged) {
      await wait(settings.PSP_HANG_MS)
      return fail(c, 'gateway_timeout')
    }
    const { charge, isNew } = charged
    if (isNew) log('charge created', { charge: charge.id, reference: charge.reference, state: charge.state })
    if (charge.state === 'processing') await wait(settings.PSP_HANG_MS)
    return c.json(shownCharge((await current(charge.id)) ?? charge), isNew ? 201 : 200)
  })

  routes.get('/charges', async (c) => {
    const checked = reference.safeParse(c.req.query('reference'))
    if (!checked.success) return fail(c, 'invalid_request', { param: 'reference' })
    await decideDue()
    const found = books.charges.byReference(checked.data)
    return c.json({ object: 'list', data: found ? [shownCharge(found)] : [] })
  })

  routes.get('/charges/:id', async (c) => {
    const found = await current(c.req.param('id'))
    return found ? c.json(shownCharge(found)) : fail(c, 'not_found')
  })

  routes.post('/charges/:id/capture', async (c) => {
    const body = await readBody(c, Capture)
    if (!body.ok) return body.response
    const cents = toCents(body.value.amount)
    return replyWith(c, await books.write(() => capture(till, c.req.param('id'), cents)))
  })

  routes.post('/charges/:id/cancel', async (c) =>
    replyWith(c, await books.write(() => cancel(till, c.req.param('id')))),
  )

  // A merchant that does not know whether its charge arrived ends the reference: what came is cancelled, and what
  // comes later is turned away.
  routes.post('/cancellations', async (c) => {
    const body = await readBody(c, Cancellation)
    if (!body.ok) return body.response
    const { reference: ended } = body.value
    const charge = await books.write(() => endReference(till, ended))
    return c.json({ object: 'cancellation', reference: ended, charge: charge ? shownCharge(charge) : null })
  })

  async function current(id: string): Promise<ChargeRow | undefined> {
    await decideDue()
    return books.charges.get(id)
  }

  /** Nothing is written, and so no disk is waited for, while nothing is due. */
  async function decideDue(): Promise<void> {
    if (books.charges.anyDue(now())) await books.write(() => finishDue(till))
  }

  function replyWith(c: Context, moved: Moved): Response {
    return 'error' in moved ? fail(c, moved.error) : c.json(shownCharge(moved.charge))
  }

  return routes
}
