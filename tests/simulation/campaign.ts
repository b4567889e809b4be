import { type Counts, type HistoryResult, runHistory } from './history.ts'
import { openWorkshop, type Workshop } from './shop/workshop.ts'

/** Seeds from `from` up to and without `to`. */
export interface SeedRange {
  readonly from: number
  readonly to: number
}

/** What a number of histories came to. */
export interface CampaignResult {
  readonly histories: number
  readonly totals: Counts
  /** The first history that broke an invariant. */
  readonly failing: HistoryResult | undefined
  readonly elapsedMs: number
}

/** No histories yet. */
export const nothingYet: Counts = {
  orders: 0,
  confirmed: 0,
  cancelled: 0,
  revised: 0,
  crashes: 0,
  faults: 0,
  virtualMs: 0,
}

/** Runs histories one after the other in this process until one breaks an invariant. */
export function runCampaign(
  { from, to }: SeedRange,
  workshop: Workshop = openWorkshop(),
  favoured: ReadonlySet<string> = new Set(),
): CampaignResult {
  const begun = performance.now()
  let totals = nothingYet
  let histories = 0
  let failing: HistoryResult | undefined
  for (let seed = from; seed < to && !failing; seed += 1) {
    const result = runHistory({ seed, favoured }, workshop)
    histories += 1
    totals = plus(totals, result.counts)
    if (result.violations.length > 0) failing = result
  }
  return { histories, totals, failing, elapsedMs: performance.now() - begun }
}

/** Adds up what histories came to. */
export function plus(a: Counts, b: Counts): Counts {
  const sums = Object.entries(a).map(([name, value]) => [name, value + b[name as keyof Counts]])
  return Object.fromEntries(sums) as unknown as Counts
}
