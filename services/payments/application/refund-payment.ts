import type { Call } from '@galleria/chassis/call'
import { no } from '../domain/decide.ts'
import { refund } from '../domain/decide-refund.ts'
import { givenBackAs } from '../domain/given-back.ts'
import type { Asked } from '../domain/payment.ts'
import type { Decide, Ledger, Outcome, PaymentsPorts } from '../ports.ts'
import { makeHearProvider } from './hear-provider.ts'
import { makeResolveDoubt, nameOf } from './resolve-doubt.ts'

/**
 * Gives a part of an order's money back. Whether it is still to be taken must be known first, so a payment in doubt is
 * resolved; a refund in doubt is looked up at the provider before it is asked for again.
 */
export const makeRefundPayment = (ports: PaymentsPorts) => {
  const { ledger, now } = ports
  const resolve = makeResolveDoubt(ports)
  const carryOut = makeCarryOutRefund(ports)

  return async (orderId: string, asked: Asked, call: Call): Promise<Outcome> => {
    await resolve.charge(ledger.load(orderId), call)
    const wish = unlessTaken(ledger, orderId, asked.refundId, (past) => refund(past, asked))
    const { decision } = ledger.change(orderId, now(), wish, call)
    if (decision.ok) await carryOut(orderId, asked.refundId, decision.events.length > 0, call)
    return { decision, payment: ledger.load(orderId) }
  }
}

/** Refuses a refund's id that is another order's; the provider finds a refund by it alone. */
export function unlessTaken(ledger: Ledger, orderId: string, refundId: string, decide: Decide): Decide {
  return (past) => {
    const owner = ledger.orderOfRefund(refundId)
    return owner === undefined || owner === orderId ? decide(past) : no({ code: 'refund-taken' })
  }
}

/** Asks the provider for a refund that was written down: straight away the `first` time, and after a look otherwise. */
export const makeCarryOutRefund = (ports: PaymentsPorts) => {
  const { ledger, provider } = ports
  const hear = makeHearProvider(ports)
  const resolve = makeResolveDoubt(ports)

  return async (orderId: string, refundId: string, first: boolean, call: Call): Promise<void> => {
    const payment = ledger.load(orderId)
    const open = givenBackAs(payment, refundId)
    if (!payment || payment.status === 'barred' || !open || open.status === 'settled') return
    const name = nameOf(payment)
    if (first && name) {
      const { amountCents } = open
      await hear.ofRefund(orderId, refundId, call, () => provider.refund(name, { refundId, amountCents }, call))
    } else await resolve.refunds(payment, call)
  }
}
