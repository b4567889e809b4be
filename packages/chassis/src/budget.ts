import type { Clock } from './ports/clock.ts'

/** The patience of whoever asked first. Each hop passes on what is left, so no two clocks need agree. */
export interface Budget {
  /** Milliseconds left; never negative. */
  remainingMs(): number
}

/** A budget that starts now. */
export function budget(clock: Clock, totalMs: number): Budget {
  const deadline = clock.monotonic() + totalMs
  return { remainingMs: () => Math.max(0, deadline - clock.monotonic()) }
}
