const shortestMs = 2_000
const longestMs = 15_000

/** How long to wait before looking at an order for the nth time in a row, counted from nought: 2 s, half as long again each time, at most 15 s. */
export function lookAgainMs(looks: number): number {
  return Math.min(longestMs, Math.round(shortestMs * 1.5 ** looks))
}

/** How often an order is looked at while nothing happens to it: about an hour long. After that only the shopper looks. */
export const mostLooks = 240

/** How long to wait before events are tried again for the nth time: 10 s, twice as long each time, at most a minute. */
export function reopenMs(tries: number): number {
  return Math.min(60_000, 10_000 * 2 ** tries)
}

/** How long a connection may take to open, or to come back, before the order is looked at as well. */
export const bridgeMs = 3_000
