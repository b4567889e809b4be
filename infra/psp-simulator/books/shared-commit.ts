import type { Database } from 'bun:sqlite'

type Outcome = { readonly value: unknown } | { readonly error: unknown }

/** Writes in the next shared transaction; resolves when that is on the disk. What throws is undone alone. */
export type Write = <Result>(work: () => Result) => Promise<Result>

/**
 * Lets requests that come at the same time share one transaction, and so one flush to the disk: a provider that flushed
 * for each of them would be what a load test measures.
 */
export function sharedCommit(db: Database): { readonly write: Write; readonly flush: () => void } {
  type Waiting = { readonly work: () => unknown; readonly settle: (outcome: Outcome) => void }
  let waiting: Waiting[] = []
  const alone = db.transaction((work: () => unknown): unknown => work())
  const together = db.transaction((batch: readonly Waiting[]): Outcome[] =>
    batch.map(({ work }) => {
      try {
        return { value: alone(work) }
      } catch (error) {
        return { error }
      }
    }),
  )

  function flush(): void {
    const batch = waiting
    if (batch.length === 0) return
    waiting = []
    try {
      const outcomes = together.immediate(batch)
      for (const [i, { settle }] of batch.entries()) settle(outcomes[i] as Outcome)
    } catch (error) {
      for (const { settle } of batch) settle({ error })
    }
  }

  return {
    flush,
    write<Result>(work: () => Result) {
      const { promise, resolve, reject } = Promise.withResolvers<Result>()
      if (waiting.length === 0) setImmediate(flush)
      waiting.push({
        work,
        settle: (outcome) => ('error' in outcome ? reject(outcome.error) : resolve(outcome.value as Result)),
      })
      return promise
    },
  }
}
