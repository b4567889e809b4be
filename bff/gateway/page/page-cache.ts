import type { Clock } from '@galleria/chassis/ports/index'

/** For how long a page is good for what, in milliseconds after it was made. */
export interface Lifetimes {
  /** Sent without asking. */
  readonly freshMs: number
  /** Sent while a newer one is being made (RFC 5861, stale-while-revalidate), counted from the end of being fresh. */
  readonly staleMs: number
  /** Sent when there is no way to make a newer one (RFC 5861, stale-if-error). */
  readonly keptMs: number
  /** How long to leave it after a newer one could not be made. */
  readonly restMs: number
}

/** The lifetimes of a page that is for everyone. */
export const pageLifetimes: Lifetimes = { freshMs: 5_000, staleMs: 60_000, keptMs: 3_600_000, restMs: 1_000 }

/** `fresh` and `stale` may be sent; `old` only when nothing better can be had. */
export type Age = 'fresh' | 'stale' | 'old'

/** Pages kept by key. */
export interface PageCache<Value> {
  /** A page and how good it still is. One made of another `edition` is old at once: it is whole in itself, but it is not today's. */
  get(key: string, edition: string): { readonly value: Value; readonly age: Age } | undefined
  /** Whether a page should be made anew now: not while it is fresh, and not again just after that came to nothing. */
  isDue(key: string, edition: string): boolean
  /** Keeps a page as made now, unless it would not fit in by itself. `bytes` is what it takes up. */
  keep(key: string, edition: string, value: Value, bytes: number): void
  /** Remembers that a page could not be made anew. */
  missed(key: string): void
  /** Counts in what a page has come to take up since it was kept; nothing when it has gone. */
  grow(key: string, value: Value, bytes: number): void
  readonly bytes: number
}

interface Entry<Value> {
  readonly value: Value
  readonly edition: string
  readonly madeAtMs: number
  bytes: number
  missedAtMs: number
}

/** A cache that never takes more than `limitBytes`: the page not asked for for the longest time makes room. */
export function createPageCache<Value>(
  clock: Clock,
  limitBytes: number,
  { freshMs, staleMs, keptMs, restMs }: Lifetimes = pageLifetimes,
): PageCache<Value> {
  const entries = new Map<string, Entry<Value>>()
  let total = 0

  function ageOf({ edition, madeAtMs }: Entry<Value>, wanted: string): Age {
    const sinceMs = clock.monotonic() - madeAtMs
    if (edition !== wanted || sinceMs >= freshMs + staleMs) return 'old'
    return sinceMs < freshMs ? 'fresh' : 'stale'
  }

  function remove(key: string): void {
    total -= entries.get(key)?.bytes ?? 0
    entries.delete(key)
  }

  function makeRoom(): void {
    for (const key of entries.keys()) {
      if (total <= limitBytes) return
      remove(key)
    }
  }

  return {
    get(key, edition) {
      const entry = entries.get(key)
      if (!entry) return undefined
      if (clock.monotonic() - entry.madeAtMs >= keptMs) {
        remove(key)
        return undefined
      }
      // A Map remembers the order of insertion, so that taking out and putting back moves an entry to the young end.
      entries.delete(key)
      entries.set(key, entry)
      return { value: entry.value, age: ageOf(entry, edition) }
    },
    isDue(key, edition) {
      const entry = entries.get(key)
      if (!entry) return true
      return ageOf(entry, edition) !== 'fresh' && clock.monotonic() - entry.missedAtMs >= restMs
    },
    keep(key, edition, value, bytes) {
      remove(key)
      if (bytes > limitBytes) return
      entries.set(key, {
        value,
        edition,
        bytes,
        madeAtMs: clock.monotonic(),
        missedAtMs: Number.NEGATIVE_INFINITY,
      })
      total += bytes
      makeRoom()
    },
    missed(key) {
      const entry = entries.get(key)
      if (entry) entry.missedAtMs = clock.monotonic()
    },
    grow(key, value, bytes) {
      const entry = entries.get(key)
      if (entry?.value !== value) return
      entry.bytes += bytes
      total += bytes
      makeRoom()
    },
    get bytes() {
      return total
    },
  }
}
