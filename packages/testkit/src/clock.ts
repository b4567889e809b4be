import type { Clock } from '@galleria/chassis/ports/index'

/** A clock that stands still until a test moves it. */
export interface HandClock extends Clock {
  /** Lets time pass; what falls due on the way is called in order, and what that sets going comes to rest. */
  pass(ms: number): Promise<void>
  /** How many timers are waiting. */
  readonly timers: number
}

/** A clock that shows `startMs` (Unix milliseconds). */
export function handClock(startMs = Date.parse('2026-01-15T10:00:00Z')): HandClock {
  let elapsedMs = 0
  const timers = new Set<{ readonly dueMs: number; readonly callback: () => void }>()
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

  return {
    now: () => startMs + elapsedMs,
    monotonic: () => elapsedMs,
    after(delayMs, callback) {
      const timer = { dueMs: elapsedMs + delayMs, callback }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    get timers() {
      return timers.size
    },
    async pass(ms) {
      const untilMs = elapsedMs + ms
      for (;;) {
        await settled()
        const [next] = [...timers].filter(({ dueMs }) => dueMs <= untilMs).sort((a, b) => a.dueMs - b.dueMs)
        if (!next) break
        timers.delete(next)
        elapsedMs = Math.max(elapsedMs, next.dueMs)
        next.callback()
      }
      elapsedMs = untilMs
    },
  }
}
