import type { Call } from '@galleria/chassis/call'
import { cancel } from '../domain/decide-refund.ts'
import type { Outcome, PaymentsPorts } from '../ports.ts'
import { makeCarryOutRefund, unlessTaken } from './refund-payment.ts'
import { makeResolveDoubt } from './resolve-doubt.ts'

/**
 * Gives back all that is left of an order's money, and bars what comes later. Money on hold is let go, money that was
 * taken is refunded. What is on its way must arrive first, so that the answer may be: not known yet, ask again.
 */
export const makeCancelPayment = (ports: PaymentsPorts) => {
  const { ledger, now } = ports
  const resolve = makeResolveDoubt(ports)
  const carryOut = makeCarryOutRefund(ports)

  return async (orderId: string, refundId: string, call: Call): Promise<Outcome> => {
    const wish = () =>
      ledger.change(
        orderId,
        now(),
        unlessTaken(ledger, orderId, refundId, (past) => cancel(past, refundId)),
        call,
      )

    const before = ledger.load(orderId)
    if (before?.status === 'capturing') await resolve.charge(before, call)
    let intent = wish()
    if (intent.payment?.status === 'voiding') {
      await resolve.charge(intent.payment, call)
      // What was to be let go may turn out to have been taken; then it is refunded.
      intent = wish()
    }
    const { decision, payment } = intent
    if (!decision.ok) return intent
    if (payment?.status === 'captured') await carryOut(orderId, refundId, decision.events.length > 0, call)
    return { decision, payment: ledger.load(orderId) }
  }
}
