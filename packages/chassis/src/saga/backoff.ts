import type { Random } from '../ports/random.ts'

const firstMs = 200
/** No step waits longer than this for its next try. */
export const longestMs = 30_000

/**
 * How long to wait after `attempts` tries: exponential with full jitter (Brooker 2015), so that sagas that failed together
 * do not come back together. In whole milliseconds.
 */
export function backoffMs(attempts: number, random: Random): number {
  return Math.floor(random.fraction() * Math.min(longestMs, firstMs * 2 ** Math.min(attempts - 1, 30)))
}

/** The same where trying soon cannot help: from half the longest wait to all of it. */
export function longBackoffMs(random: Random): number {
  return Math.floor((longestMs * (1 + random.fraction())) / 2)
}
