/** A network as DevTools emulates it. */
export interface Network {
  readonly name: string
  /** Milliseconds that each request waits. */
  readonly latency: number
  /** Bytes a second each way; -1 is no limit. */
  readonly bytesPerSecond: number
}

const megabit = 1_000_000 / 8

/** From none to the one that the targets are about. */
export const networks = {
  none: { name: 'no limit', latency: 0, bytesPerSecond: -1 },
  fast: { name: 'fast 4G', latency: 60, bytesPerSecond: 9 * megabit },
  slow: { name: 'slow 4G', latency: 150, bytesPerSecond: 1.6 * megabit },
} as const satisfies Record<string, Network>

/** How much slower than this machine's the processor is. */
export const slowdown = 4
