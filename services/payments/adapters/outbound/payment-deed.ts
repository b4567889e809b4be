import type { Deed } from '@galleria/chassis/audit/deed'
import type { Entry } from '../../domain/bookkeeping.ts'
import type { Payment, PaymentEvent } from '../../domain/payment.ts'

/** What the audit is told of an event: neither the token, nor what the provider calls the charge. */
export function paymentFacts(
  event: PaymentEvent,
  before: Payment | undefined,
  after: Payment,
): Pick<Deed, 'before' | 'after' | 'reason'> {
  const refundId = 'refundId' in event ? event.refundId : undefined
  const givenBackCents = 'refundId' in event && 'amountCents' in event ? event.amountCents : undefined
  return {
    before: before && factsOf(before),
    after: { ...factsOf(after), refundId, givenBackCents },
    reason: event.type === 'declined' ? event.reason : undefined,
  }
}

/** Money that moved in the books. */
export function ledgerDeed(orderId: string, { kind, ref, amountCents }: Entry): Deed {
  return { action: 'ledger.posted', object: { kind: 'payment', id: orderId }, after: { kind, ref, amountCents } }
}

function factsOf(payment: Payment) {
  if (payment.status === 'barred') return { status: payment.status }
  const { status, amountCents, capturedCents } = payment
  return { status, amountCents, capturedCents }
}
