import type { Budget } from './budget.ts'
import { Outage } from './outage.ts'
import type { Clock } from './ports/clock.ts'

/**
 * Waits for work, but not longer than `withinMs`; then rejects with what `late` makes. The work itself goes on, since
 * nothing can stop a promise, and whatever becomes of it is passed to `abandoned`, so that it is never lost silently.
 */
export function within<Result>(
  clock: Clock,
  withinMs: number,
  work: PromiseLike<Result>,
  late: () => Error,
  abandoned: (error: unknown) => void = () => {},
): Promise<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>()
  let isLate = false
  const cancel = clock.after(withinMs, () => {
    isLate = true
    reject(late())
  })
  work.then(
    (result) => {
      cancel()
      resolve(result)
    },
    (error) => {
      cancel()
      if (isLate) abandoned(error)
      else reject(error)
    },
  )
  return promise
}

/**
 * Waits for a handler's result for as long as its budget lasts. A result that is there already costs no timer.
 * A handler that outlives its budget is given up and its caller told; it is not undone, so it may still have its effect.
 */
export function inBudget<Result>(
  { clock, budget, target }: { readonly clock: Clock; readonly budget: Budget; readonly target: string },
  result: Result | Promise<Result>,
  abandoned: (error: unknown) => void,
): Result | Promise<Result> {
  if (!(result instanceof Promise)) return result
  return within(clock, budget.remainingMs(), result, () => new Outage('budget-spent', target), abandoned)
}
