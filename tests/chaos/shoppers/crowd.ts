import { chance } from '../rig/chance.ts'
import { goShopping, type Surroundings } from './customer.ts'
import { drawIntent } from './intent.ts'

/** How many come, how often one comes, and what they are drawn from. */
export interface CrowdOptions {
  readonly checkouts: number
  /** Arrivals a second. */
  readonly rate: number
  readonly seed: number
}

/**
 * Lets shoppers in at a rate, whether or not those before them have finished (an open loop: a slow shop is not spared).
 * Resolves when all have finished.
 */
export async function letIn({ checkouts, rate, seed }: CrowdOptions, around: Surroundings): Promise<void> {
  const doors = chance(seed, 'arrivals')
  const begun = performance.now()
  const shopping: Promise<void>[] = []
  for (let index = 0; index < checkouts; index += 1) {
    const dueMs = ((index + doors.fraction()) / rate) * 1_000
    await Bun.sleep(Math.max(0, begun + dueMs - performance.now()))
    const own = chance(seed, `shopper ${index}`)
    shopping.push(goShopping(drawIntent(own, around.shelf), own, around))
  }
  await Promise.all(shopping)
}
