/** An entry that came in, as far as its place in the chain is concerned. */
export interface Arrived {
  readonly sequence: number
  readonly previous: string
  readonly hash: string
  /** What is wrong with it by itself: a hash that is not its own, another spelling, somebody else's name. */
  readonly fault: string | undefined
}

/** How far a chain is kept. */
export interface KeptHead {
  readonly sequence: number
  readonly hash: string
}

/** What becomes of an entry. `ahead`: there are some missing before it, and it has to come again after them. */
export type Verdict =
  | { readonly kind: 'keep' }
  | { readonly kind: 'known' }
  | { readonly kind: 'ahead' }
  | { readonly kind: 'broken'; readonly reason: string }

/**
 * Judges an entry by the chain as it is kept. An entry that comes again counts once, one that says something else than it did
 * before proves that somebody has rewritten a chain, and nothing is kept that does not follow upon what is.
 * `keptHash` is what is kept at its place, if something is.
 */
export function judge(arrived: Arrived, head: KeptHead, keptHash: string | undefined): Verdict {
  const { sequence, previous, hash, fault } = arrived
  if (fault !== undefined) return { kind: 'broken', reason: fault }
  if (sequence <= head.sequence)
    return hash === keptHash ? { kind: 'known' } : { kind: 'broken', reason: 'other-than-before' }
  if (sequence > head.sequence + 1) return { kind: 'ahead' }
  return previous === head.hash ? { kind: 'keep' } : { kind: 'broken', reason: 'does-not-follow' }
}
