import type { Call } from '@galleria/chassis/call'
import type { OutboxOf } from '@galleria/chassis/store/outbox'
import type { payments } from '@galleria/contracts/payments'
import { euros } from '@galleria/contracts/values'
import type { Payment, PaymentEvent } from '../../domain/payment.ts'

/** Who is told of an event, for the outbox: which request, which id, when. */
export interface About {
  readonly eventId: string
  readonly time: string
  readonly call?: Call
}

/**
 * Writes down what the outside is told of an event. Intents and doubts are our own affair, and a token that stood for no
 * card was never declined by one. Call it inside the transaction that makes it true.
 */
export function announce(outbox: OutboxOf<typeof payments>, event: PaymentEvent, payment: Payment, about: About): void {
  if (payment.status === 'barred') return
  const { orderId } = payment
  const amount = euros(payment.amountCents)
  switch (event.type) {
    case 'authorized':
    case 'captured':
    case 'voided':
      outbox.write(`payment.${event.type}`, orderId, { orderId, amount }, about)
      break
    case 'declined':
      if (event.reason !== 'token-invalid')
        outbox.write('payment.declined', orderId, { orderId, amount, reason: event.reason }, about)
      break
    default:
  }
}
