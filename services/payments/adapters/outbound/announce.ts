import type { Call } from '@galleria/chassis/call'
import type { OutboxOf } from '@galleria/chassis/store/outbox'
import type { payments } from '@galleria/contracts/payments'
import { euros } from '@galleria/contracts/values'
import { dueOf, givenBackAs } from '../../domain/given-back.ts'
import type { MoneyPayment, Payment, PaymentEvent } from '../../domain/payment.ts'
import { paymentFacts } from './payment-deed.ts'

/** Who is told of an event, for the outbox: which request, which id, when. */
export interface About {
  /** Makes an id for what is announced. */
  readonly eventId: () => string
  readonly time: string
  readonly call?: Call
}

/**
 * Writes down what the outside is told of an event, and what the audit is. Intents and doubts are our own affair, so is a
 * reduction until the rest is taken, and a token that stood for no card was never declined by one. Call it inside the
 * transaction that makes it true.
 */
export function announce(
  outbox: OutboxOf<typeof payments>,
  event: PaymentEvent,
  { before, payment }: { readonly before: Payment | undefined; readonly payment: Payment },
  { eventId, ...about }: About,
): void {
  const { orderId } = payment
  const facts = paymentFacts(event, before, payment)
  const recordOnly = () =>
    outbox.record({ action: `payment.${event.type}`, object: { kind: 'payment', id: orderId }, ...facts }, about.call)
  if (payment.status === 'barred') {
    recordOnly()
    return
  }
  const named = () => ({ ...about, ...facts, eventId: eventId() })
  const dueAmount = () => euros(dueOf(payment).amountCents)
  switch (event.type) {
    case 'authorized':
      outbox.write('payment.authorized', orderId, { orderId, amount: euros(payment.amountCents) }, named())
      break
    case 'captured':
    case 'voided':
      outbox.write(`payment.${event.type}`, orderId, { orderId, amount: dueAmount() }, named())
      break
    case 'refunded': {
      const { refundId } = event
      const amount = refundAmount(payment, refundId)
      outbox.write('payment.refunded', orderId, { orderId, refundId, amount }, named())
      break
    }
    case 'declined': {
      const amount = euros(payment.amountCents)
      if (event.reason === 'token-invalid') recordOnly()
      else outbox.write('payment.declined', orderId, { orderId, amount, reason: event.reason }, named())
      break
    }
    default:
      recordOnly()
  }
}

function refundAmount(payment: MoneyPayment, refundId: string) {
  return euros(givenBackAs(payment, refundId)?.amountCents ?? 0)
}
