import type { Client } from '@galleria/chassis/client/ask'
import { declineReasons, type Payment, type payments } from '@galleria/contracts/payments'
import type { Problem } from '@galleria/contracts/problem'
import { euros } from '../../domain/money.ts'
import type { Authorization, Payments } from '../../ports.ts'
import { answered } from './answered.ts'

/** The money, asked for over the bus. */
export function paymentsPayments(client: Client<typeof payments>): Payments {
  return {
    async authorize(orderId, amountCents, paymentToken, call): Promise<Authorization> {
      const answer = await client.payment.authorize({ orderId, amount: euros(amountCents), paymentToken }, call)
      if (answer.ok) return authorizationOf(answer.value)
      switch (answer.problem.code) {
        case 'payment-declined':
          return { kind: 'declined', reason: declineReasonIn(answer.problem) }
        case 'payment-token-invalid':
          return { kind: 'token-invalid' }
        case 'payment-closed':
          return { kind: 'closed' }
        default:
          return answered(answer, 'payments.payment.authorize')
      }
    },
    async void(orderId, call) {
      const answer = await client.payment.void({ orderId }, call)
      // Captured money is given back in another way, which takes a person: nothing here captures.
      if (!answer.ok && answer.problem.code === 'payment-closed')
        call.log.error({ orderId }, 'the payment of a rejected order could not be voided')
      else answered(answer, 'payments.payment.void')
    },
  }
}

function authorizationOf({ status, declineReason }: Payment): Authorization {
  switch (status) {
    case 'authorized':
    case 'captured':
      return { kind: 'authorized' }
    case 'declined':
      return { kind: 'declined', reason: declineReason }
    case 'voided':
      return { kind: 'closed' }
    case 'unknown':
      return { kind: 'unknown' }
  }
}

/** A decline names its reason beside the field it is about; one that is new to us is not repeated. */
function declineReasonIn({ errors = [] }: Problem): Payment['declineReason'] {
  return declineReasons.find((reason) => errors.some((error) => error.reason === reason))
}
