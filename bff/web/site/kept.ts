import type { Clock } from '@galleria/chassis/ports/index'

/** How long something made is good for, and how it is made. */
export interface KeptOptions<Value> {
  readonly clock: Clock
  /** Made anew after this, in milliseconds; until it is there the old one is given. */
  readonly freshMs: number
  /** After a failure it is left alone for this long, in milliseconds, as long as there is an old one. */
  readonly pauseMs: number
  readonly make: () => Promise<Value>
  /** What becomes of a failure that nobody waits for. */
  readonly failed: (error: unknown) => void
}

/**
 * Makes something once for everyone and keeps it (cache-aside, stale while revalidate). Only the very first is waited for, and
 * rejects as its making did; later ones are made behind the back of whoever asks, one at a time.
 */
export function keep<Value>({ clock, freshMs, pauseMs, make, failed }: KeptOptions<Value>): () => Promise<Value> {
  let kept: { readonly value: Value } | undefined
  let dueAt = 0
  let making: Promise<Value> | undefined

  function makeNew(): Promise<Value> {
    making ??= make()
      .then(
        (value) => {
          kept = { value }
          dueAt = clock.monotonic() + freshMs
          return value
        },
        (error) => {
          dueAt = clock.monotonic() + pauseMs
          throw error
        },
      )
      .finally(() => {
        making = undefined
      })
    return making
  }

  return async () => {
    if (kept === undefined) return makeNew()
    if (clock.monotonic() >= dueAt && making === undefined) makeNew().catch(failed)
    return kept.value
  }
}
