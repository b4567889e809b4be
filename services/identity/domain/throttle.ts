/**
 * How often something may be tried: `burst` times at once, and once more for each `everyMs` that passes. A leaky bucket that is
 * kept as one number, the moment at which it will be empty again (the generic cell rate algorithm of ATM, ITU-T I.371).
 */
export interface Rule {
  readonly burst: number
  /** In milliseconds. */
  readonly everyMs: number
}

/** Whether one more may be tried. */
export type Verdict =
  | { readonly ok: true; readonly emptyAt: number }
  /** Milliseconds until it may be. */
  | { readonly ok: false; readonly waitMs: number }

/** Judges one more try. `emptyAt` is what was kept from the last one, 0 at first. */
export function judge(rule: Rule, emptyAt: number, now: number): Verdict {
  const next = Math.max(emptyAt, now) + rule.everyMs
  const waitMs = next - now - rule.burst * rule.everyMs
  return waitMs > 0 ? { ok: false, waitMs } : { ok: true, emptyAt: next }
}

/** Takes a try back that turned out to be nobody's guess. */
export function giveBack(rule: Rule, emptyAt: number): number {
  return Math.max(0, emptyAt - rule.everyMs)
}
