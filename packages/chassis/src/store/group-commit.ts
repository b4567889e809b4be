import type { Database } from 'bun:sqlite'
import type { Clock } from '../ports/clock.ts'
import type { Metrics } from '../telemetry/metrics.ts'

/**
 * Lets writers that come at the same time share one transaction, and so one flush to the disk (group commit, as in
 * DeWitt et al. 1984). Each writer's work is a savepoint: one that fails is undone alone.
 */
export interface GroupCommit {
  /** Runs `work` in the next shared transaction. Resolves with its result when that is on the disk, and not before. */
  commit<Result>(work: () => Result extends PromiseLike<unknown> ? never : Result): Promise<Result>
  /** Commits what is waiting, at once; what is asked for by work inside a shared transaction waits for the next. */
  flush(): void
}

/** How shared transactions are opened. */
export interface GroupCommitOptions {
  readonly clock: Clock
  /** Is told how many writers shared a transaction. */
  readonly onFlush?: (writers: number) => void
}

type Outcome = { readonly value: unknown } | { readonly error: unknown }

interface Writer {
  readonly work: () => unknown
  readonly settle: (outcome: Outcome) => void
}

/** Opens the shared transactions of a store. Reads outside of them see only what is on the disk. */
export function createGroupCommit(db: Database, { clock, onFlush }: GroupCommitOptions): GroupCommit {
  const savepoint = db.query('SAVEPOINT writer')
  const release = db.query('RELEASE writer')
  const undo = db.query('ROLLBACK TO writer')
  const together = db.transaction((writers: readonly Writer[]) => writers.map(({ work }) => alone(work)))
  let waiting: Writer[] = []
  let unschedule = () => {}
  let flushing = false

  function flush(): void {
    if (flushing || waiting.length === 0) return
    const writers = waiting
    waiting = []
    unschedule()
    const outcomes = allOrNone(writers)
    onFlush?.(writers.length)
    for (const [i, { settle }] of writers.entries()) settle(outcomes[i] as Outcome)
  }

  function allOrNone(writers: readonly Writer[]): Outcome[] {
    flushing = true
    try {
      // Inside a transaction of somebody else's, nothing would be on the disk when its writer is told so.
      if (db.inTransaction) throw new Error('a shared transaction cannot be a part of another')
      return together.immediate(writers)
    } catch (error) {
      return writers.map(() => ({ error }))
    } finally {
      flushing = false
    }
  }

  function alone(work: () => unknown): Outcome {
    savepoint.run()
    try {
      const value = work()
      release.run()
      return { value }
    } catch (error) {
      // A full disk, for one, undoes the whole transaction: those who come after must not write outside of it.
      if (!db.inTransaction) throw error
      undo.run()
      release.run()
      return { error }
    }
  }

  return {
    commit<Result>(work: () => Result extends PromiseLike<unknown> ? never : Result) {
      const { promise, resolve, reject } = Promise.withResolvers<Result>()
      // Everything that arrived in this turn of the event loop shares the flush at its end.
      if (waiting.length === 0) unschedule = clock.after(0, flush)
      waiting.push({
        work,
        settle: (outcome) => ('error' in outcome ? reject(outcome.error) : resolve(outcome.value as Result)),
      })
      return promise
    },
    flush,
  }
}

/** Shows how many writers share a transaction among the metrics of a process: pass it as `onFlush`. */
export function groupCommitMetrics(metrics: Metrics): (writers: number) => void {
  return metrics
    .histogram({
      name: 'galleria_group_commit_writers',
      help: 'Writers that shared one transaction.',
      labels: [],
      buckets: [1, 2, 4, 8, 16, 32, 64, 128],
    })
    .bound({})
}
