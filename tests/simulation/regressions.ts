import type { Plan } from './history.ts'

/** A history that once broke something, or that shows best what could break. */
export interface Regression {
  /** What happens in it, as a sentence about the shop. */
  readonly name: string
  readonly seed: number
  /** Its shrunk plan; without one the dice choose as they do for the seed. */
  readonly plan?: { readonly shoppers: Plan['shoppers']; readonly faults: readonly string[] }
}

/** Replayed in each test run. */
export const regressions: readonly Regression[] = []
