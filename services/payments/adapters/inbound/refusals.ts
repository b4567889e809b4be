import { type Refusal, refuse } from '@galleria/contracts/answer'
import type { PaymentProblem } from '../../domain/decide.ts'
import type { DeclineReason } from '../../domain/payment.ts'

const inWords: Record<Exclude<DeclineReason, 'token-invalid'>, string> = {
  'insufficient-funds': 'The card has not enough funds.',
  'card-expired': 'The card has expired.',
  'card-refused': 'The card was refused by its bank.',
  'challenge-failed': 'The bank could not confirm the card holder.',
}

/** Names a refusal for the outside; the compiler notices one that has no name. A decline's `reason` is its code. */
export function refusalOf(problem: PaymentProblem): Refusal {
  switch (problem.code) {
    case 'declined':
      return problem.reason === 'token-invalid' ? tokenInvalid() : declined(problem.reason)
    case 'other-terms': {
      const reason = `asked for before with another ${problem.field}, ${problem.cents} cents`
      return refuse('invalid-request', { errors: [{ field: problem.field, reason }] })
    }
    case 'tax-too-large':
      return refuse('invalid-request', {
        errors: [{ field: 'tax', reason: 'is more than the amount it is a part of' }],
      })
    case 'refund-taken':
      return refuse('invalid-request', { errors: [{ field: 'refundId', reason: 'names a refund of another order' }] })
    case 'refund-too-large': {
      const reason = `no more than ${problem.leftCents} cents, ${problem.leftTaxCents} of them tax, can be given back`
      return refuse('refund-too-large', { errors: [{ field: 'amount', reason }] })
    }
    case 'closed':
      return refuse('payment-closed', { detail: 'The payment was already taken or let go.' })
    case 'order-unknown':
      return refuse('order-unknown', { detail: 'No money was ever asked for this order.' })
  }
}

function declined(reason: Exclude<DeclineReason, 'token-invalid'>): Refusal {
  return refuse('payment-declined', { detail: inWords[reason], errors: [{ field: 'paymentToken', reason }] })
}

function tokenInvalid(): Refusal {
  return refuse('payment-token-invalid', {
    errors: [{ field: 'paymentToken', reason: 'is unknown to the provider, was used before or has expired' }],
  })
}
