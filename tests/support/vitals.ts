/** What a page load was like for who looked on, in milliseconds since it was asked for. */
export interface Vitals {
  /** First paint of any content. */
  readonly fcp: number
  /** Largest paint so far. */
  readonly lcp: number
  /** What the largest paint was of: the element, and the file if it was a picture. */
  readonly lcpOf: string
  /** What long tasks took beyond 50 ms each, after the first paint (total blocking time). */
  readonly tbt: number
  /** The worst of the windows in which things jumped (cumulative layout shift). */
  readonly cls: number
  /** When what the load is about could be used: see {@link VitalsProbe.ready}. */
  readonly interactive: number
  /** When the last long task ended, or the last thing was painted or moved. */
  readonly lastChange: number
  readonly now: number
}

/** What keeps the figures in a page, as `globalThis.vitals`. The code is in `page/vitals.ts`. */
export interface VitalsProbe {
  read(): Vitals
}
