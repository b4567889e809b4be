import { Outage } from '@galleria/chassis/outage'
import type { z } from 'zod'
import type { DeclineReason } from '../../domain/payment.ts'
import type { ProviderWord } from '../../domain/provider-word.ts'
import type { Provider } from '../../ports.ts'
import type { PspHttp, PspReply } from './psp-http.ts'
import { Cancellation, Charge, ChargeList, FieldSession, fromDecimal, PspError, toDecimal } from './psp-wire.ts'

/**
 * The anti-corruption layer (Evans): the provider's charges, decimals, states and codes end here, and only our own words
 * go further in. What does not fit its documented language is not guessed at; it is an outage.
 * @param pageOrigin the origin on which the provider serves its card field; a page anywhere else is not handed on.
 */
export function pspProvider(http: PspHttp, pageOrigin?: string): Provider {
  return {
    async openField(call) {
      const reply = await http(
        { method: 'POST', route: '/v1/field_sessions', path: '/v1/field_sessions', body: {} },
        call,
      )
      const { page, expires } = understand(FieldSession, reply)
      const { origin } = new URL(page)
      if (pageOrigin !== undefined && origin !== pageOrigin)
        throw garbage(`the card field is on ${origin}, not on ${pageOrigin}`)
      return { url: page, origin, expiresAt: expires * 1000 }
    },

    async authorize(orderId, { amountCents, token }, call) {
      const body = {
        source: token,
        amount: toDecimal(amountCents),
        currency: 'eur',
        reference: referenceOf(orderId),
        capture: 'manual',
      }
      const key = `${orderId}:authorize`
      const reply = await http(
        { method: 'POST', route: '/v1/charges', path: '/v1/charges', body, idempotencyKey: key },
        call,
      )
      return wordFromError(reply) ?? wordOf(understand(Charge, reply), orderId)
    },

    async capture(orderId, chargeId, amountCents, call) {
      const path = `/v1/charges/${encodeURIComponent(chargeId)}/capture`
      const body = { amount: toDecimal(amountCents) }
      const request = {
        method: 'POST',
        route: '/v1/charges/{id}/capture',
        path,
        body,
        idempotencyKey: `${orderId}:capture`,
      } as const
      const reply = await http(request, call)
      return wordFromError(reply) ?? wordOf(understand(Charge, reply), orderId)
    },

    async cancel(orderId, call) {
      const body = { reference: referenceOf(orderId) }
      const key = `${orderId}:cancel`
      const reply = await http(
        { method: 'POST', route: '/v1/cancellations', path: '/v1/cancellations', body, idempotencyKey: key },
        call,
      )
      const { reference, charge } = understand(Cancellation, reply)
      if (reference !== referenceOf(orderId)) throw garbage('the cancellation is of another reference')
      return charge ? wordOf(charge, orderId) : { says: 'cancelled' }
    },

    async find(orderId, call) {
      const path = `/v1/charges?reference=${encodeURIComponent(referenceOf(orderId))}`
      const { data } = understand(ChargeList, await http({ method: 'GET', route: '/v1/charges', path }, call))
      return data[0] ? wordOf(data[0], orderId) : { says: 'nothing' }
    },
  }
}

/** What the provider calls the order. */
function referenceOf(orderId: string): string {
  return `galleria-${orderId}`
}

function wordOf(charge: Charge, orderId: string): ProviderWord {
  if (charge.reference !== referenceOf(orderId)) throw garbage('the charge is of another reference')
  const about = { chargeId: charge.id, amountCents: fromDecimal(charge.amount) }
  switch (charge.state) {
    case 'requires_capture':
      return { says: 'authorized', ...about }
    case 'settled':
      return { says: 'captured', ...about }
    case 'canceled':
      return { says: 'cancelled' }
    case 'processing':
      return { says: 'working' }
    case 'refused':
      return { says: 'declined', reason: reasonOf(charge.refusal?.code) }
  }
}

// A Map, because codes come from outside and one of them may be "constructor".
const reasons = new Map<string, DeclineReason>([
  ['insufficient_balance', 'insufficient-funds'],
  ['card_past_expiry', 'card-expired'],
  ['authentication_failed', 'challenge-failed'],
  ['do_not_honor', 'card-refused'],
  ['card_velocity', 'card-refused'],
])

/** The provider may invent new codes for "no"; every one of them is still a no. */
function reasonOf(code: string | undefined): DeclineReason {
  return reasons.get(code ?? '') ?? 'card-refused'
}

const errorWords = new Map<string, ProviderWord>([
  ['token_unknown', { says: 'declined', reason: 'token-invalid' }],
  ['token_spent', { says: 'declined', reason: 'token-invalid' }],
  ['token_stale', { says: 'declined', reason: 'token-invalid' }],
  ['key_in_progress', { says: 'working' }],
  ['reference_canceled', { says: 'cancelled' }],
  ['charge_canceled', { says: 'cancelled' }],
])

/** The few errors of the provider that are an answer to our question. */
function wordFromError({ status, json }: PspReply): ProviderWord | undefined {
  if (status < 400) return undefined
  const told = PspError.safeParse(json)
  return told.success ? errorWords.get(told.data.error.code) : undefined
}

function understand<Schema extends z.ZodType>(schema: Schema, { status, json }: PspReply): z.output<Schema> {
  if (status !== 200 && status !== 201) {
    const told = PspError.safeParse(json)
    throw garbage(`the payment provider answered ${status}${told.success ? ` ${told.data.error.code}` : ''}`)
  }
  const checked = schema.safeParse(json)
  if (!checked.success) throw garbage('the payment provider answered in another language', checked.error)
  return checked.data
}

function garbage(reason: string, cause?: Error): Outage {
  return new Outage('failed', 'psp', { cause: new Error(reason, cause ? { cause } : {}) })
}
