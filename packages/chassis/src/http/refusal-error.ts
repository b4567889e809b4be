import type { Refusal } from '@galleria/contracts/answer'
import type { Problem } from '@galleria/contracts/problem'

/** A refusal on its way out of a middleware or a helper, where an answer cannot be returned. */
export class RefusalError extends Error {
  override readonly name = 'RefusalError'
  readonly problem: Problem
  constructor(refusal: Refusal) {
    super(refusal.problem.code)
    this.problem = refusal.problem
  }
}
