import type { ProblemCode } from '@galleria/contracts/problem'

/** What did not work when a form of the cart was sent without scripts. */
export type CartProblem = 'unknown' | 'gone' | 'too-many' | 'unanswered'

const meanings: Partial<Record<ProblemCode, CartProblem>> = {
  'product-unknown': 'unknown',
  'not-found': 'gone',
  'invalid-request': 'too-many',
  unavailable: 'unanswered',
  overloaded: 'unanswered',
  'deadline-exceeded': 'unanswered',
}

/** Reads `/cart?problem=<code>`, where such a form leads. An address can be made by anyone, so what is no problem of ours says nothing. */
export function cartProblemOf(query: unknown): CartProblem | undefined {
  return typeof query === 'string' && Object.hasOwn(meanings, query) ? meanings[query as ProblemCode] : undefined
}
