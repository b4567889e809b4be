/** How long to wait, and what makes waiting pointless. */
export interface Patience {
  readonly withinMs: number
  /** True when it can no longer happen. */
  readonly unless?: () => boolean
}

/**
 * Asks again, more and more slowly, until there is an answer other than `undefined` or `false`.
 * @throws when the time is over or `unless` says so.
 */
export async function until<Result>(
  ask: () => Promise<Result | undefined | false> | Result | undefined | false,
  { withinMs, unless }: Patience,
): Promise<Result> {
  const deadline = performance.now() + withinMs
  for (let pauseMs = 10; ; pauseMs = Math.min(pauseMs * 1.5, 150)) {
    const result = await ask()
    if (result !== undefined && result !== false) return result
    if (unless?.()) throw new Error('it ended before it was ready')
    if (performance.now() > deadline) throw new Error(`it was not ready within ${withinMs / 1_000} s`)
    await Bun.sleep(pauseMs)
  }
}

/** True when an address answers 2xx within a second. */
export async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(1_000) })
    await response.body?.cancel()
    return response.ok
  } catch {
    // Not listening yet, or too slow to count as healthy: both mean 'not now' to the one who asks again.
    return false
  }
}
