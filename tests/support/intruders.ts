/** What looks for texts that have become elements, as `globalThis.intruders`. The code is in `page/intruders.ts`. */
export interface Intruders {
  /** In this page. */
  in(): string[]
  /** In the pages behind addresses; `says` is what their search field should hold. Tells how many do. */
  behind(asked: readonly { path: string; says?: string }[]): Promise<{ found: string[]; told: number }>
  /** In pages that came in another way. */
  inTexts(texts: readonly string[]): string[]
}
