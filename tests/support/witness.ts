/** A request as the page's own code would make it. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly body?: unknown
  readonly key?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
}

/** What every page of a test has in it, beside its own code: `globalThis.witness`. The code is in `page/witness.ts`. */
export interface Witness {
  /** The layout shifts since the page was loaded, without those after an input, and the elements that were shifted. */
  jumps(): { value: number; what: string }[]
  /** How many CSS pixels stick out to the right, and make the page scroll sideways. */
  overhang(): number
  /** Everything a person can read or have read out in the page's language: texts, labels, placeholders, alternatives. */
  words(): string[]
  /** What the page has put away for later, `key: value`. */
  stored(): string[]
  /** The elements that came with the document and count for what a page is: how many, and which are no longer in it. */
  served(): { count: number; lost: string[] }
  /** Resolves when the page's own scripts have taken over what came from the server, forms and all, or after so many milliseconds. */
  takenOver(withinMs: number): Promise<void>
  /** Asks the shop's API; the browser sends and keeps the cookie. */
  ask(asked: Asked): Promise<{ status: number; headers: [string, string][]; text: string }>
  /** Resolves when fonts and pictures are there and have been drawn. */
  settled(): Promise<void>
}
