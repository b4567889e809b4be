import type { Order } from '@galleria/contracts/orders'
import type { PlaceOrder } from '@galleria/contracts/web'
import type { ApiAnswer, ApiProblem } from '@galleria/ui'
import { notYet } from './change-problem.ts'

/**
 * One wish to buy. It keeps its key and its body until the shop has given a final answer, so that however often it is
 * sent, it buys once (Idempotency-Key, IETF draft). A changed form is another wish and needs another key.
 */
export interface Attempt {
  readonly key: string
  readonly body: PlaceOrder
}

/** What came of an attempt. Only `unanswered` leaves it open. */
export type Outcome =
  | { readonly kind: 'ordered'; readonly order: Order }
  | { readonly kind: 'rejected'; readonly order: Order }
  /** Nobody knows whether it was bought; the same attempt is to be sent again. */
  | { readonly kind: 'unanswered'; readonly problem: ApiProblem }
  /** The quote does not hold any more; nothing was bought, and a new one is needed. */
  | { readonly kind: 'outdated'; readonly why: 'quote-expired' | 'cart-changed' }
  | { readonly kind: 'nothing-to-buy' }
  | { readonly kind: 'refused'; readonly problem: ApiProblem }

/** Reads an answer to an attempt. */
export function outcomeOf(answer: ApiAnswer<Order>): Outcome {
  if (answer.ok) return { kind: answer.value.status === 'rejected' ? 'rejected' : 'ordered', order: answer.value }
  const { problem } = answer
  if (problem.outage || notYet.has(problem.code)) return { kind: 'unanswered', problem }
  switch (problem.code) {
    case 'quote-expired':
    case 'not-found':
      return { kind: 'outdated', why: 'quote-expired' }
    case 'cart-changed':
      return { kind: 'outdated', why: 'cart-changed' }
    case 'cart-empty':
    case 'cart-expired':
      return { kind: 'nothing-to-buy' }
    default:
      return { kind: 'refused', problem }
  }
}
