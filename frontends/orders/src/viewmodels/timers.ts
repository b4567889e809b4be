/** What a view-model needs of time; handed in, so that a test need not wait. */
export interface Timers {
  /** Milliseconds since the Unix epoch. */
  now(): number
  /** Runs once after so many milliseconds, unless the returned function is called before. */
  after(ms: number, run: () => void): () => void
}

/** The browser's own. */
export const browserTimers: Timers = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
