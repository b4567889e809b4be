/** What came of a number of asks. Latencies in milliseconds, sorted. */
export interface Pace {
  readonly count: number
  readonly perSecond: number
  readonly latencies: readonly number[]
}

/** A closed loop: so many are under way at once, and the next begins when one has ended, until all of `count` have. */
export async function closedLoop(
  { concurrency, count }: { readonly concurrency: number; readonly count: number },
  ask: (i: number) => Promise<unknown>,
): Promise<Pace> {
  const latencies: number[] = []
  let next = 0
  const worker = async () => {
    while (next < count) {
      const i = next
      next += 1
      latencies.push(await timed(() => ask(i)))
    }
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: concurrency }, worker))
  return paceOf(latencies, performance.now() - begun)
}

/**
 * An open loop: one begins every 1/`perSecond` seconds, whether or not those before have ended. Each is timed from when it
 * should have begun, so that a generator that falls behind does not flatter what it measures.
 */
export async function openLoop(
  { perSecond, count }: { readonly perSecond: number; readonly count: number },
  ask: (i: number) => Promise<unknown>,
): Promise<Pace> {
  const begun = performance.now()
  const under: Promise<number>[] = []
  for (let i = 0; i < count; i += 1) {
    const dueAt = begun + (i * 1_000) / perSecond
    await Bun.sleep(Math.max(0, dueAt - performance.now()))
    under.push(ask(i).then(() => performance.now() - dueAt))
  }
  return paceOf(await Promise.all(under), performance.now() - begun)
}

/** The value below which a share of them lies; 0 when there are none. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** The one in the middle. */
export function median(values: readonly number[]): number {
  return quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  )
}

async function timed(ask: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await ask()
  return performance.now() - begun
}

function paceOf(latencies: readonly number[], tookMs: number): Pace {
  const sorted = latencies.toSorted((a, b) => a - b)
  return { count: sorted.length, perSecond: (sorted.length / tookMs) * 1_000, latencies: sorted }
}
