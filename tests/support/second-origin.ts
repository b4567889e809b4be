/** Something that changes the shop, as a page elsewhere would like to have it done in its reader's name. */
export interface Wish {
  readonly method: string
  /** All of it, with the shop's origin. */
  readonly address: string
  readonly body: Readonly<Record<string, unknown>>
  readonly headers: Readonly<Record<string, string>>
}

/** What a page has in it that belongs to somebody else, as `globalThis.secondOrigin`. The code is in `page/second-origin.ts`. */
export interface SecondOrigin {
  /** The names of its ways, each a kind of request that a browser makes for a page without asking anybody, or asking first. */
  readonly ways: readonly string[]
  /** Sends all wishes in one way, and clears up after the way before. Waits for nothing. */
  go(way: string, wishes: readonly Wish[]): void
  /** What the browser gave it to read of the answers: method, path and status. */
  read(): readonly string[]
}
