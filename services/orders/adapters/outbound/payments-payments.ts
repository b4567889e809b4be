import type { Client } from '@galleria/chassis/client/ask'
import type { StepAnswer } from '@galleria/chassis/saga/saga'
import { declineReasons, type Payment, type payments } from '@galleria/contracts/payments'
import type { Problem } from '@galleria/contracts/problem'
import { euros } from '../../domain/money.ts'
import type { DeclineReason, Rejection } from '../../domain/order.ts'
import type { Payments } from '../../participants.ts'
import { answered, unplanned } from './answered.ts'

type Authorization = StepAnswer<object, Rejection>

/** The money, asked for over the bus. */
export function paymentsPayments(client: Client<typeof payments>): Payments {
  return {
    async authorize({ orderId, totalCents, taxCents, paymentToken }, call): Promise<Authorization> {
      if (paymentToken === undefined) throw new Error('money is asked for whose token has been forgotten')
      const answer = await client.payment.authorize(
        { orderId, amount: euros(totalCents), tax: euros(taxCents), paymentToken },
        call,
      )
      if (answer.ok) return authorizationOf(answer.value)
      switch (answer.problem.code) {
        case 'payment-declined':
          return declined(declineReasonIn(answer.problem))
        case 'payment-token-invalid':
          return { kind: 'refused', reason: { reason: 'payment-token-invalid' } }
        case 'payment-closed':
          return declined()
        default:
          throw unplanned(answer, 'payments.payment.authorize')
      }
    },
    async void(orderId, call) {
      const answer = await client.payment.void({ orderId }, call)
      if (!answer.ok && answer.problem.code === 'payment-closed') {
        // Money is captured only for parcels, and there are none before an order is confirmed: this takes a person.
        call.log.error({ orderId }, 'the payment of an order that came to nothing has been captured')
        return 'unknown'
      }
      answered(answer, 'payments.payment.void')
      return 'undone'
    },
    async giveBack({ orderId, refundId, refundCents, refundTaxCents }, call) {
      const answer = await client.payment.refund(
        { orderId, refundId, amount: euros(refundCents), tax: euros(refundTaxCents) },
        call,
      )
      const { status } = answered(answer, 'payments.payment.refund')
      return { kind: status === 'unknown' ? 'unknown' : 'done' }
    },
    async giveAllBack({ orderId, refundId }, call) {
      const answer = await client.payment.cancel({ orderId, refundId }, call)
      const { status, amount } = answered(answer, 'payments.payment.cancel')
      return status === 'unknown' ? { kind: 'unknown' } : { kind: 'done', data: { refundedCents: amount.cents } }
    },
  }
}

function authorizationOf({ status, declineReason }: Payment): Authorization {
  switch (status) {
    case 'authorized':
    case 'captured':
      return { kind: 'done' }
    case 'declined':
      return declined(declineReason)
    case 'voided':
      return declined()
    case 'unknown':
      return { kind: 'unknown' }
  }
}

function declined(declineReason?: DeclineReason): Authorization {
  return { kind: 'refused', reason: { reason: 'payment-declined', ...(declineReason ? { declineReason } : {}) } }
}

/** A decline names its reason beside the field it is about; one that is new to us is not repeated. */
function declineReasonIn({ errors = [] }: Problem): DeclineReason | undefined {
  return declineReasons.find((reason) => errors.some((error) => error.reason === reason))
}
