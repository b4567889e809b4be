import type { Clock } from '../ports/clock.ts'

/** Decides whether a failed ask may be repeated, so that retries never become a load of their own. */
export interface RetryBudget {
  /** Counts a first try. */
  spend(): void
  /** Whether one more try is within the budget; when it is, it has been taken. */
  take(): boolean
}

const windowMs = 10_000
const share = 0.1
/** So that a quiet client may retry at all. */
const floor = 3

/** At most a tenth of the calls of ten seconds, and three in any case (Envoy's and Google SRE's retry budgets). */
export function createRetryBudget(clock: Clock): RetryBudget {
  let windowStart = clock.monotonic()
  let calls = 0
  let retries = 0
  function roll(): void {
    const now = clock.monotonic()
    if (now - windowStart < windowMs) return
    windowStart = now
    calls = 0
    retries = 0
  }
  return {
    spend() {
      roll()
      calls += 1
    },
    take() {
      roll()
      if (retries >= Math.max(floor, calls * share)) return false
      retries += 1
      return true
    },
  }
}
