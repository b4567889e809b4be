/** How long to wait before asking about an unsettled order for the nth time: longer and longer, and not for ever. */
export function waitMs(asked: number): number | undefined {
  return asked >= mostAsks ? undefined : Math.min(10_000, Math.round(1_000 * 1.5 ** asked))
}

/** About five minutes of asking. */
const mostAsks = 32
