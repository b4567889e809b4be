import { dueOf, givenBackAs } from './given-back.ts'
import type { DeclineReason, MoneyPayment, Payment, PaymentEvent } from './payment.ts'

/** What the provider says of an order's charge, in our language. Silence is not a word: it is an outage. */
export type ChargeWord =
  | { readonly says: 'authorized'; readonly chargeId: string; readonly amountCents: number }
  | {
      readonly says: 'captured'
      readonly chargeId: string
      /** What was authorized; `capturedCents` of it was taken. */
      readonly amountCents: number
      readonly capturedCents: number
    }
  | { readonly says: 'cancelled' }
  | { readonly says: 'declined'; readonly reason: DeclineReason }
  /** It is still working on it. */
  | { readonly says: 'working' }
  /** It has not heard of the order; which may only mean that our ask is still on its way. */
  | { readonly says: 'nothing' }
  | NotOurs

/** What the provider says of one refund. */
export type RefundWord =
  | { readonly says: 'refunded'; readonly amountCents: number }
  | { readonly says: 'working' }
  | { readonly says: 'nothing' }
  /** It holds that so much was never taken. */
  | { readonly says: 'too-much' }
  | NotOurs

/** A reply that is well made and not about what was asked. */
interface NotOurs {
  readonly says: 'not-ours'
  readonly about: 'currency' | 'reference'
}

/** What the provider says, of whatever it was asked. */
export type ProviderWord = ChargeWord | RefundWord

/** Why a person is fetched. */
export type Alarm = 'amount-mismatch' | 'currency-mismatch' | 'reference-mismatch' | 'impossible-word'

/** What a word means for a payment: events to write down, or a reason to fetch a person. */
export interface Meaning {
  readonly events: readonly PaymentEvent[]
  readonly alarm?: Alarm
}

/**
 * Weighs the provider's word. A word that cannot be true, such as another amount than was asked for, is not acted upon:
 * the payment stays in doubt and someone is told. Only the provider's own "no" becomes a decline (I-PAY-6).
 */
export function weigh(payment: Payment | undefined, word: ChargeWord): Meaning {
  if (!payment || payment.status === 'barred') return nothing
  if (word.says === 'not-ours') return { events: stillOpen(payment), alarm: `${word.about}-mismatch` }
  if ('amountCents' in word && word.amountCents !== payment.amountCents)
    return { events: stillOpen(payment), alarm: 'amount-mismatch' }
  if ('chargeId' in word && payment.chargeId !== undefined && word.chargeId !== payment.chargeId)
    return { events: stillOpen(payment), alarm: 'reference-mismatch' }
  switch (payment.status) {
    case 'authorizing':
    case 'unknown':
      return ofAuthorization(payment, word)
    case 'capturing':
      return ofCapture(payment, word)
    case 'voiding':
      return ofVoid(payment, word)
    default:
      // The question has been answered meanwhile, by another ask or by the chore; the answer stands.
      return nothing
  }
}

/** Weighs what the provider says of a refund. There is no way back from `asked`: it stays open until it is carried out. */
export function weighRefund(payment: Payment | undefined, refundId: string, word: RefundWord): Meaning {
  const asked = givenBackAs(payment, refundId)
  if (!asked || asked.status === 'settled') return nothing
  const events: PaymentEvent[] = asked.status === 'asked' ? [{ type: 'refund-doubted', refundId }] : []
  switch (word.says) {
    case 'refunded':
      return word.amountCents === asked.amountCents
        ? { events: [{ type: 'refunded', refundId }] }
        : { events, alarm: 'amount-mismatch' }
    case 'not-ours':
      return { events, alarm: `${word.about}-mismatch` }
    case 'too-much':
      return { events, alarm: 'impossible-word' }
    case 'working':
    case 'nothing':
      return { events }
  }
}

type Believable = Exclude<ChargeWord, NotOurs>

function ofAuthorization(payment: MoneyPayment, word: Believable): Meaning {
  switch (word.says) {
    case 'authorized':
      return { events: [{ type: 'authorized', chargeId: word.chargeId }] }
    case 'declined':
      return { events: [{ type: 'declined', reason: word.reason }] }
    case 'cancelled':
      return { events: [{ type: 'voided' }] }
    case 'working':
    case 'nothing':
      return { events: stillOpen(payment) }
    case 'captured':
      return { events: stillOpen(payment), alarm: 'impossible-word' }
  }
}

function ofCapture(payment: MoneyPayment, word: Believable): Meaning {
  switch (word.says) {
    case 'captured':
      return taken(payment, word)
    case 'cancelled':
      // An authorization does not last for ever; the provider lets it go by itself when it was not captured in time.
      return { events: [{ type: 'voided' }] }
    case 'authorized':
    case 'working':
      return nothing
    case 'declined':
    case 'nothing':
      return { events: [], alarm: 'impossible-word' }
  }
}

function ofVoid(payment: MoneyPayment, word: Believable): Meaning {
  switch (word.says) {
    case 'cancelled':
      return { events: [{ type: 'voided' }] }
    case 'declined':
      return { events: [{ type: 'declined', reason: word.reason }] }
    case 'captured':
      return taken(payment, word)
    case 'authorized':
    case 'working':
    case 'nothing':
      return nothing
  }
}

function taken(payment: MoneyPayment, { chargeId, capturedCents }: ChargeWord & { says: 'captured' }): Meaning {
  return capturedCents === dueOf(payment).amountCents
    ? { events: [{ type: 'captured', chargeId }] }
    : { events: [], alarm: 'amount-mismatch' }
}

function stillOpen({ status }: MoneyPayment): PaymentEvent[] {
  return status === 'authorizing' ? [{ type: 'doubted' }] : []
}

const nothing: Meaning = { events: [] }
