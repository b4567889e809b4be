import { instant } from '@galleria/chassis/ports/index'
import type { Payment as WirePayment, Refund as WireRefund } from '@galleria/contracts/payments'
import { euros } from '@galleria/contracts/values'
import { dueOf, givenBackAs, leftOf, reducedBy, refundedOf } from '../../domain/given-back.ts'
import type { MoneyStatus, Payment } from '../../domain/payment.ts'

/** What the outside is told: whatever the provider still owes us an answer to is `unknown`, whichever question it was. */
const publicStatus: Record<Exclude<MoneyStatus, 'withdrawn'>, WirePayment['status']> = {
  authorizing: 'unknown',
  unknown: 'unknown',
  authorized: 'authorized',
  declined: 'declined',
  capturing: 'unknown',
  captured: 'captured',
  voiding: 'unknown',
  voided: 'voided',
}

/** The payment in the published language; nothing when no money was ever asked for. */
export function onTheWire(payment: Payment | undefined): WirePayment | undefined {
  if (!payment || payment.status === 'barred' || payment.status === 'withdrawn') return undefined
  const { orderId, status, amountCents, capturedCents, declineReason, updatedAt } = payment
  return {
    orderId,
    status: publicStatus[status],
    amount: euros(amountCents),
    reduced: euros(reducedBy(payment).amountCents),
    captured: euros(capturedCents),
    refunded: euros(refundedOf(payment).amountCents),
    // A token that stood for no card was never declined by one.
    ...(declineReason === undefined || declineReason === 'token-invalid' ? {} : { declineReason }),
    updatedAt: instant(updatedAt),
  }
}

type RefundAnswer = Pick<WireRefund, 'status' | 'amount'>

/** What became of one giving-back. One that could not be decided yet is `unknown`, with the amount asked for. */
export function refundOnTheWire(payment: Payment | undefined, refundId: string, askedCents: number): RefundAnswer {
  return givenBack(payment, refundId) ?? answer(askedCents === 0 ? 'nothing' : 'unknown', askedCents)
}

/** What became of giving everything back. */
export function cancelOnTheWire(payment: Payment | undefined, refundId: string): RefundAnswer {
  switch (payment?.status) {
    case undefined:
    case 'barred':
    case 'withdrawn':
    case 'declined':
      return answer('nothing', 0)
    case 'voided':
      return answer('voided', dueOf(payment).amountCents)
    case 'captured':
      return givenBack(payment, refundId) ?? answer('nothing', 0)
    case 'authorizing':
    case 'unknown':
    case 'authorized':
    case 'capturing':
    case 'voiding':
      return answer('unknown', leftOf(payment).amountCents)
  }
}

function givenBack(payment: Payment | undefined, refundId: string): RefundAnswer | undefined {
  const given = givenBackAs(payment, refundId)
  if (!given) return undefined
  if (given.status !== 'settled') return answer('unknown', given.amountCents)
  return answer(given.kind === 'reduction' ? 'reduced' : 'refunded', given.amountCents)
}

function answer(status: RefundAnswer['status'], cents: number): RefundAnswer {
  return { status, amount: euros(cents) }
}
