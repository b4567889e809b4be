import type { Call } from '@galleria/chassis/call'
import { isInDoubt } from '../domain/payment.ts'
import type { PaymentsPorts, WebhookOutcome } from '../ports.ts'
import { makeSettleOne } from './settle-doubts.ts'

/** What a webhook says of itself: which it is, and whose money it is about. Nothing else of it is read. */
export interface Hint {
  readonly eventId: string
  readonly type: string
  readonly orderId?: string
  readonly refundId?: string
}

/** How many looks may be under way at once; beyond that the chore takes them, since they are due now. */
const mostLooks = 8

/**
 * A webhook is a hint and no more: it makes a payment in doubt due now, and the provider is asked what is true. So it does
 * not matter in which order webhooks come, how often, or what they claim (F17).
 * @param background the call of a look that goes on after the webhook was answered.
 */
export const makeNoteWebhook = (ports: PaymentsPorts, background: () => Call) => {
  const { ledger, webhooks, now } = ports
  const settleOne = makeSettleOne(ports)
  const looks = new Set<Promise<unknown>>()

  return { note, idle: () => Promise.all(looks) }

  function note({ eventId, type, orderId: named, refundId }: Hint): WebhookOutcome {
    if (!webhooks.note(eventId, type, now())) return 'duplicate'
    const orderId = named ?? (refundId === undefined ? undefined : ledger.orderOfRefund(refundId))
    const payment = orderId === undefined ? undefined : ledger.load(orderId)
    if (!payment) return 'unknown-reference'
    if (!isInDoubt(payment)) return 'nothing-open'
    ledger.hurry(payment.orderId, now())
    if (looks.size < mostLooks) look(payment.orderId)
    return 'looked'
  }

  function look(orderId: string): void {
    const call = background()
    const looking = settleOne(orderId, call)
      .catch((error: unknown) =>
        call.log.error({ orderId, error }, 'a look at the provider failed; the chore takes it'),
      )
      .finally(() => {
        call.trace.end()
        looks.delete(looking)
      })
    looks.add(looking)
  }
}
