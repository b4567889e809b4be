import type { DeclineReason, MoneyPayment, Payment, PaymentEvent } from './payment.ts'

/** What the provider says of an order's charge, in our language. Silence is not a word: it is an outage. */
export type ProviderWord =
  | { readonly says: 'authorized'; readonly chargeId: string; readonly amountCents: number }
  | { readonly says: 'captured'; readonly chargeId: string; readonly amountCents: number }
  | { readonly says: 'cancelled' }
  | { readonly says: 'declined'; readonly reason: DeclineReason }
  /** It is still working on it. */
  | { readonly says: 'working' }
  /** It has not heard of the order; which may only mean that our ask is still on its way. */
  | { readonly says: 'nothing' }

/** What a word means for a payment: events to write down, or a reason to fetch a person. */
export interface Meaning {
  readonly events: readonly PaymentEvent[]
  readonly alarm?: 'amount-mismatch' | 'impossible-word'
}

/**
 * Weighs the provider's word. A word that cannot be true, such as another amount than was asked for, is not acted upon:
 * the payment stays in doubt and someone is told. Only the provider's own "no" becomes a decline.
 */
export function weigh(payment: Payment | undefined, word: ProviderWord): Meaning {
  if (!payment || payment.status === 'barred') return nothing
  if ('amountCents' in word && word.amountCents !== payment.amountCents)
    return { events: stillOpen(payment), alarm: 'amount-mismatch' }
  switch (payment.status) {
    case 'authorizing':
    case 'unknown':
      return ofAuthorization(payment, word)
    case 'capturing':
      return ofCapture(word)
    case 'voiding':
      return ofVoid(word)
    default:
      // The question has been answered meanwhile, by another ask or by the chore; the answer stands.
      return nothing
  }
}

function ofAuthorization(payment: MoneyPayment, word: ProviderWord): Meaning {
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

function ofCapture(word: ProviderWord): Meaning {
  switch (word.says) {
    case 'captured':
      return { events: [{ type: 'captured' }] }
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

function ofVoid(word: ProviderWord): Meaning {
  switch (word.says) {
    case 'cancelled':
      return { events: [{ type: 'voided' }] }
    case 'declined':
      return { events: [{ type: 'declined', reason: word.reason }] }
    case 'captured':
      return { events: [{ type: 'captured' }] }
    case 'authorized':
    case 'working':
    case 'nothing':
      return nothing
  }
}

function stillOpen({ status }: MoneyPayment): PaymentEvent[] {
  return status === 'authorizing' ? [{ type: 'doubted' }] : []
}

const nothing: Meaning = { events: [] }
