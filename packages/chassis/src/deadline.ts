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
