/** The waits before asking again, in milliseconds; the last is repeated. A part that crashed is back within a second or two. */
const waitsMs = [2_000, 4_000, 8_000, 16_000, 30_000] as const

/** Does something again later, each time after a longer wait, until it is told that there is no need. */
export interface Comeback {
  later(): void
  /** Forgets it, and begins with the shortest wait the next time. */
  never(): void
}

/** Makes one. On a server it does nothing: nobody stays to see it. */
export function createComeback(again: () => void): Comeback {
  let tries = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    later() {
      clearTimeout(timer)
      if (typeof window === 'undefined') return
      // Up to a half more, so that all the pages that met one outage do not ask in the same instant.
      const wait = (waitsMs[tries++] ?? waitsMs[waitsMs.length - 1] ?? 0) * (1 + Math.random() / 2)
      timer = setTimeout(again, wait)
    },
    never() {
      clearTimeout(timer)
      tries = 0
    },
  }
}

/** Whether an answer of the BFF has a part (`Part` in contracts) that is missing for an outage, or stale. */
export function isIncomplete(answer: unknown): boolean {
  return Object.values(Object(answer)).some((part) => {
    const { state, problem } = Object(part) as { state?: unknown; problem?: { status?: unknown } }
    return state === 'stale' || (state === 'missing' && Number(problem?.status) >= 500)
  })
}
