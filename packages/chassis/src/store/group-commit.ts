import type { Database } from 'bun:sqlite'
import type { Clock } from '../ports/clock.ts'

/**
 * Lets writers that come at the same time share one transaction, and so one flush to the disk (group commit, as in
 * DeWitt et al. 1984). Each writer's work is a savepoint: one that fails is undone alone.
 */
export interface GroupCommit {
  /** Runs `work` in the next shared transaction. Resolves with its result when that is on the disk, and not before. */
  commit<Result>(work: () => Result extends PromiseLike<unknown> ? never : Result): Promise<Result>
  /** Commits what is waiting, at once. */
  flush(): void
}

/** Opens the shared transactions of a store. Reads outside of them see only what is on the disk. */
export function createGroupCommit(db: Database, { clock }: { readonly clock: Clock }): GroupCommit {
  type Waiting = {
    readonly work: () => unknown
    readonly settle: (outcome: { value: unknown } | { error: unknown }) => void
  }
  let waiting: Waiting[] = []

  function flush(): void {
    const batch = waiting
    if (batch.length === 0) return
    waiting = []
    const outcomes: ({ value: unknown } | { error: unknown })[] = []
    try {
      db.transaction(() => {
        for (const { work } of batch) {
          try {
            outcomes.push({ value: db.transaction(work)() })
          } catch (error) {
            outcomes.push({ error })
          }
        }
      }).immediate()
    } catch (error) {
      for (const { settle } of batch) settle({ error })
      return
    }
    for (const [i, { settle }] of batch.entries()) settle(outcomes[i] as { value: unknown })
  }

  return {
    commit<Result>(work: () => Result extends PromiseLike<unknown> ? never : Result) {
      const { promise, resolve, reject } = Promise.withResolvers<Result>()
      // Everything that arrived in this turn of the event loop shares the flush at its end.
      if (waiting.length === 0) clock.after(0, flush)
      waiting.push({
        work,
        settle: (outcome) => ('error' in outcome ? reject(outcome.error) : resolve(outcome.value as Result)),
      })
      return promise
    },
    flush,
  }
}
