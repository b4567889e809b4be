import { Outage } from '@galleria/chassis/outage'
import type { z } from 'zod'
import type { DeclineReason } from '../../domain/payment.ts'
import type { ChargeWord, RefundWord } from '../../domain/provider-word.ts'
import type { ChargeName } from '../../ports.ts'
import type { PspReply } from './psp-http.ts'
import { type Charge, fromDecimal, PspError, type PspRefund, referenceOf } from './psp-wire.ts'

/** What a charge of the provider's means for an order. */
export function chargeWord(charge: Charge, orderId: string): ChargeWord {
  if (charge.reference !== referenceOf(orderId)) return { says: 'not-ours', about: 'reference' }
  if (charge.currency !== 'eur') return { says: 'not-ours', about: 'currency' }
  const about = { chargeId: charge.id, amountCents: fromDecimal(charge.amount) }
  switch (charge.state) {
    case 'requires_capture':
      return { says: 'authorized', ...about }
    case 'settled':
      return { says: 'captured', ...about, capturedCents: fromDecimal(charge.captured_amount) }
    case 'canceled':
      return { says: 'cancelled' }
    case 'processing':
      return { says: 'working' }
    case 'refused':
      return { says: 'declined', reason: reasonOf(charge.refusal?.code) }
  }
}

/** What a refund of the provider's means for one of ours. */
export function refundWord(refund: PspRefund, { chargeId }: ChargeName, refundId: string): RefundWord {
  return refund.reference === refundId && refund.charge === chargeId
    ? { says: 'refunded', amountCents: fromDecimal(refund.amount) }
    : { says: 'not-ours', about: 'reference' }
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

/** The few errors of the provider that are an answer about a charge. */
export const chargeErrors: ReadonlyMap<string, ChargeWord> = new Map<string, ChargeWord>([
  ['token_unknown', { says: 'declined', reason: 'token-invalid' }],
  ['token_spent', { says: 'declined', reason: 'token-invalid' }],
  ['token_stale', { says: 'declined', reason: 'token-invalid' }],
  ['key_in_progress', { says: 'working' }],
  ['reference_canceled', { says: 'cancelled' }],
  ['charge_canceled', { says: 'cancelled' }],
])

/** The few errors of the provider that are an answer about a refund. */
export const refundErrors: ReadonlyMap<string, RefundWord> = new Map<string, RefundWord>([
  ['key_in_progress', { says: 'working' }],
  ['refund_exceeds_charge', { says: 'too-much' }],
])

/** Reads an error as an answer, if it is one of those. */
export function wordFromError<Word>({ status, json }: PspReply, words: ReadonlyMap<string, Word>): Word | undefined {
  if (status < 400) return undefined
  const told = PspError.safeParse(json)
  return told.success ? words.get(told.data.error.code) : undefined
}

/** Reads a reply by its schema. @throws Outage for whatever is not in the provider's documented language. */
export function understand<Schema extends z.ZodType>(schema: Schema, { status, json }: PspReply): z.output<Schema> {
  if (status !== 200 && status !== 201) {
    const told = PspError.safeParse(json)
    throw garbage(`the payment provider answered ${status}${told.success ? ` ${told.data.error.code}` : ''}`)
  }
  const checked = schema.safeParse(json)
  if (!checked.success) throw garbage('the payment provider answered in another language', checked.error)
  return checked.data
}

/** No answer: something came back that cannot be read, or not be handed on. */
export function garbage(reason: string, cause?: Error): Outage {
  return new Outage('failed', 'psp', { cause: new Error(reason, cause ? { cause } : {}) })
}
