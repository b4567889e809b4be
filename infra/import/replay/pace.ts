/** Waits, unless it is time to stop. */
export type Pause = (ms: number) => Promise<void>

/** A pause that an abort ends at once. */
export function pausing(stop: AbortSignal): Pause {
  return (ms) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, ms)
    const wake = () => resolve()
    stop.addEventListener('abort', wake)
    return promise.finally(() => {
      clearTimeout(timer)
      stop.removeEventListener('abort', wake)
    })
  }
}

/**
 * Keeps the rhythm of what is replayed: `speed` times as quick as it was, beginning with the first moment it is asked about; at 0 as
 * quick as it goes.
 */
export function createPace(speed: number, pause: Pause, now: () => number = () => performance.now()) {
  let begun: { readonly at: number; readonly now: number } | undefined
  return async (at: string): Promise<void> => {
    if (speed === 0) return
    const moment = Date.parse(at)
    begun ??= { at: moment, now: now() }
    const due = begun.now + (moment - begun.at) / speed
    if (due > now()) await pause(due - now())
  }
}

/**
 * Does work beside each other, at most `width` at a time, and what has the same name one after the other, in the order it came. Whoever
 * adds waits for room.
 */
export function createLanes(width: number) {
  const lanes = new Map<string, Promise<void>>()
  const running = new Set<Promise<void>>()
  let failure: unknown
  return {
    async add(lane: string, work: () => Promise<void>): Promise<void> {
      while (running.size >= width && failure === undefined) await Promise.race(running)
      if (failure !== undefined) throw failure
      const before = lanes.get(lane) ?? Promise.resolve()
      const done = before
        .then(() => (failure === undefined ? work() : undefined))
        .catch((error) => {
          failure ??= error
        })
      lanes.set(lane, done)
      running.add(done)
      void done.then(() => {
        running.delete(done)
        if (lanes.get(lane) === done) lanes.delete(lane)
      })
    },
    /** Waits for all of it. @throws what went wrong first. */
    async finish(): Promise<void> {
      await Promise.all(running)
      if (failure !== undefined) throw failure
    },
  }
}
