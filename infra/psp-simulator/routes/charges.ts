import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { ChargeRow, TokenRow } from '../ledger/ledger.ts'
import { readBody } from './body.ts'
import { type ErrorCode, fail } from './errors.ts'
import { newId, type PspWorld } from './world.ts'

const amount = z.string().regex(/^(0|[1-9]\d{0,6})\.\d{2}$/, 'must be a decimal string such as "178.00"')
const reference = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,80}$/, 'must be 1 to 80 letters, digits, dots, hyphens or underscores')
const NewCharge = z.strictObject({
  source: z.string().max(120),
  amount,
  currency: z.literal('eur'),
  reference,
  capture: z.literal('manual'),
})
const Capture = z.strictObject({ amount })
const Cancellation = z.strictObject({ reference })

/** The merchant's side of charging: create, look up, capture, cancel. */
export function chargeRoutes(world: PspWorld): Hono {
  const { ledger, settings, now, wait, log } = world
  const routes = new Hono()

  routes.post('/charges', async (c) => {
    const body = await readBody(c, NewCharge)
    if (!body.ok) return body.response
    const key = c.req.header('idempotency-key')
    if (!key || key.length > 255) return fail(c, 'key_missing')
    const fingerprint = Bun.hash(body.text).toString(36)

    const started = ledger.atOnce(() => start(key, fingerprint, body.value))
    if ('error' in started) return fail(c, started.error)
    if ('lost' in started) {
      await wait(settings.PSP_HANG_MS)
      return fail(c, 'gateway_timeout')
    }
    if (started.isNew)
      log('charge created', {
        charge: started.charge.id,
        reference: started.charge.reference,
        state: started.charge.state,
      })
    if (started.charge.state === 'processing') await wait(settings.PSP_HANG_MS)
    return c.json(shown(current(started.charge.id) ?? started.charge), started.isNew ? 201 : 200)
  })

  routes.get('/charges', (c) => {
    const checked = reference.safeParse(c.req.query('reference'))
    if (!checked.success) return fail(c, 'invalid_request', { param: 'reference' })
    ledger.finishDue(now())
    const found = ledger.chargeByReference(checked.data)
    return c.json({ object: 'list', data: found ? [shown(found)] : [] })
  })

  routes.get('/charges/:id', (c) => {
    const found = current(c.req.param('id'))
    return found ? c.json(shown(found)) : fail(c, 'not_found')
  })

  routes.post('/charges/:id/capture', async (c) => {
    const body = await readBody(c, Capture)
    if (!body.ok) return body.response
    const found = current(c.req.param('id'))
    if (!found) return fail(c, 'not_found')
    if (body.value.amount !== found.amount)
      return fail(c, 'invalid_request', { param: 'amount', message: 'must be the amount of the charge' })
    if (found.state === 'requires_capture') ledger.move(found.id, 'requires_capture', 'settled')
    else if (found.state !== 'settled') return fail(c, closedBy[found.state])
    return replyWith(c, found.id)
  })

  routes.post('/charges/:id/cancel', (c) => {
    const found = current(c.req.param('id'))
    if (!found) return fail(c, 'not_found')
    cancel(found)
    return found.state === 'settled' || found.state === 'refused'
      ? fail(c, closedBy[found.state])
      : replyWith(c, found.id)
  })

  // A merchant that does not know whether its charge arrived ends the reference: what came is cancelled, and what
  // comes later is turned away.
  routes.post('/cancellations', async (c) => {
    const body = await readBody(c, Cancellation)
    if (!body.ok) return body.response
    const { reference: ended } = body.value
    const charge = ledger.atOnce(() => {
      ledger.finishDue(now())
      ledger.endReference(ended)
      const found = ledger.chargeByReference(ended)
      if (found) cancel(found)
      return ledger.chargeByReference(ended)
    })
    return c.json({ object: 'cancellation', reference: ended, charge: charge ? shown(charge) : null })
  })

  type Started = { charge: ChargeRow; isNew: boolean } | { error: ErrorCode } | { lost: true }

  function start(key: string, fingerprint: string, wanted: z.output<typeof NewCharge>): Started {
    ledger.finishDue(now())
    const before = ledger.chargeByKey(key)
    if (before) return again(before, fingerprint)
    if (ledger.isEnded(wanted.reference)) return { error: 'reference_canceled' }
    if (ledger.chargeByReference(wanted.reference)) return { error: 'reference_taken' }
    const token = ledger.token(wanted.source)
    if (!token) return { error: 'token_unknown' }
    if (token.spent_on !== null) return { error: 'token_spent' }
    if (token.expires <= now()) return { error: 'token_stale' }
    if (token.outcome.kind === 'lost') return { lost: true }
    return { charge: charge(token, key, fingerprint, wanted), isNew: true }
  }

  function again(before: ChargeRow, fingerprint: string): Started {
    if (before.fingerprint !== fingerprint) return { error: 'key_reused' }
    return before.state === 'processing' ? { error: 'key_in_progress' } : { charge: before, isNew: false }
  }

  function charge(token: TokenRow, key: string, fingerprint: string, wanted: z.output<typeof NewCharge>): ChargeRow {
    const { outcome, last4, brand } = token
    const row: ChargeRow = {
      id: newId('ch'),
      reference: wanted.reference,
      idempotency_key: key,
      fingerprint,
      amount: wanted.amount,
      currency: wanted.currency,
      last4,
      brand,
      state: outcome.kind === 'refuse' ? 'refused' : outcome.kind === 'slow' ? 'processing' : 'requires_capture',
      refusal: outcome.kind === 'refuse' ? outcome.code : null,
      created: Math.floor(now() / 1000),
      ready_at: now() + (outcome.kind === 'slow' ? settings.PSP_HANG_MS : 0),
    }
    ledger.addCharge(row)
    ledger.spendToken(token.id, wanted.reference)
    return row
  }

  function cancel(found: ChargeRow): void {
    ledger.move(found.id, 'processing', 'canceled')
    ledger.move(found.id, 'requires_capture', 'canceled')
  }

  function current(id: string): ChargeRow | undefined {
    ledger.finishDue(now())
    return ledger.charge(id)
  }

  function replyWith(c: Context, id: string): Response {
    const found = ledger.charge(id)
    return found ? c.json(shown(found)) : fail(c, 'not_found')
  }

  return routes
}

const closedBy = {
  processing: 'charge_processing',
  settled: 'charge_settled',
  canceled: 'charge_canceled',
  refused: 'charge_refused',
} as const satisfies Record<Exclude<ChargeRow['state'], 'requires_capture'>, ErrorCode>

/** A charge as merchants see it. */
function shown({ id, reference: ref, amount: sum, currency, state, refusal, last4, brand, created }: ChargeRow) {
  return {
    object: 'charge',
    id,
    reference: ref,
    amount: sum,
    currency,
    state,
    refusal: refusal ? { code: refusal } : null,
    card: { brand, last4 },
    created,
  }
}
