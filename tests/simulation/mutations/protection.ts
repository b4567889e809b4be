/** One place in the code, and what stands there without the protection. */
export interface Edit {
  /** From the root of the repository. */
  readonly file: string
  /** Must occur exactly once, whatever white space is in it, so that no refactoring can quietly make a mutation vacuous. */
  readonly from: string
  readonly to: string
}

/** Something that keeps the shop's promises when the world goes wrong, and how to take it away. */
export interface Protection {
  readonly id: string
  /** What it is; reads on after "without". */
  readonly name: string
  /** What it stands against. */
  readonly against: string
  /** The invariant that breaks without it. */
  readonly breaks: string
  /** Among so many seeds there is one that shows it. */
  readonly within: number
  /** The first of them, where what shows it is so rare that looking for it would take too long; 1 unless said. */
  readonly from?: number
  /** The faults that show it best, by their sites: they strike as often as they ever do. */
  readonly favours?: readonly string[]
  readonly edits: readonly Edit[]
  /** Defence in depth: what would catch the fault as well, and is taken away with it. */
  readonly alsoWithout?: string
}
