/** Lets work wait its turn, first come, first served. */
export interface Turns {
  /** Begins the work, at once if it can. Undefined, and nothing done, when too many wait already. */
  take(work: () => Promise<void>): Promise<void> | undefined
}

/** What is never exceeded. */
export interface TurnLimits {
  readonly atOnce: number
  readonly waiting: number
}

/** Nobody is at work yet. The work must not reject. */
export function createTurns({ atOnce, waiting }: TurnLimits): Turns {
  const line: (() => void)[] = []
  let working = 0

  async function begin(work: () => Promise<void>): Promise<void> {
    working += 1
    try {
      await work()
    } finally {
      working -= 1
      line.shift()?.()
    }
  }

  return {
    take(work) {
      if (working < atOnce) return begin(work)
      if (line.length >= waiting) return undefined
      const { promise, resolve } = Promise.withResolvers<void>()
      line.push(() => resolve(begin(work)))
      return promise
    },
  }
}
