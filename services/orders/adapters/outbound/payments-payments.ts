import type { Call } from '@galleria/chassis/call'
import type { Client } from '@galleria/chassis/client/ask'
import { outageBehind } from '@galleria/chassis/outage'
import { type Payment, type payments } from '@galleria/contracts/payments'
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
          return { kind: 'declined', reason: await declineReason(client, orderId, call) }
        case 'payment-token-invalid':
          return { kind: 'token-invalid' }
        case 'payment-closed':
          return { kind: 'closed' }
        default:
          answered(answer, 'payments.payment.authorize')
          return { kind: 'unknown' }
      }
    },
    async void(orderId, call) {
      const answer = await client.payment.void({ orderId }, call)
      // Captured money is given back in another way, which takes a person: nothing here captures.
      if (!answer.ok && answer.problem.code === 'payment-closed') call.log.error({ orderId }, 'the payment of a rejected order could not be voided')
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

/** The refusal says no; the payment says why. Not knowing why is no reason to keep the shopper waiting. */
async function declineReason(client: Client<typeof payments>, orderId: string, call: Call): Promise<Payment['declineReason']> {
  try {
    const answer = await client.payment.get({ orderId }, call)
    return answer.ok ? answer.value.declineReason : undefined
  } catch (error) {
    const outage = outageBehind(error)
    if (!outage) throw error
    call.log.warn({ orderId, outage: outage.kind }, 'a payment was declined for a reason that could not be read')
    return undefined
  }
}
