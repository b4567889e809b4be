import type { Violation } from '../invariants/violation.ts'
import { deathsAtFailPoints } from './nemesis/deaths.ts'
import { type Deed, dealBlows } from './nemesis/nemesis.ts'
import { type Blow, drawPlan } from './nemesis/plan.ts'
import type { ChaosOptions } from './options.ts'
import { createCards } from './rig/cards.ts'
import type { Rig } from './rig/rig.ts'
import { letIn } from './shoppers/crowd.ts'
import { type History, newHistory } from './shoppers/history.ts'
import { repeatedIsTheSame } from './verdict/clients.ts'
import { heal, type Quiet, untilQuiet } from './verdict/quiet.ts'
import { judge } from './verdict/verdict.ts'

/** All that is known of a run when it is over. */
export interface Outcome {
  readonly plan: readonly Blow[]
  readonly deeds: readonly Deed[]
  readonly history: History
  readonly quiet: Quiet
  /** Deaths at fail-points, by process and point. */
  readonly deaths: ReadonlyMap<string, number>
  readonly redeliveries: number
  readonly violations: readonly Violation[]
  readonly tookMs: number
}

/** Shoppers and nemesis at once; then everything is healed, comes to rest, and is judged. */
export async function campaign(
  rig: Rig,
  options: Omit<ChaosOptions, 'keep'>,
  quietWithinMs?: number,
): Promise<Outcome> {
  const begun = performance.now()
  const { checkouts, kills, rate, seed } = options
  const plan = drawPlan({ seed, kills, windowMs: (checkouts / rate) * 1_000 })
  const history = newHistory()
  const around = { url: rig.shop.url, shelf: rig.shelf, cards: createCards(rig.provider), history }
  const [deeds] = await Promise.all([dealBlows(rig, plan), letIn({ checkouts, rate, seed }, around)])
  const rest = await comeToRest(rig, history, quietWithinMs)
  const deaths = await deathsAtFailPoints(rig.shop)
  return { plan, deeds, history, deaths, tookMs: performance.now() - begun, ...rest }
}

/** What is judged at rest. */
export type Rest = Pick<Outcome, 'quiet' | 'redeliveries' | 'violations'>

/** Heals, repeats what was asked, waits until it is quiet, and judges. */
export async function comeToRest(rig: Rig, history: History, quietWithinMs = 120_000): Promise<Rest> {
  await heal(rig)
  const repeated = await repeatedIsTheSame(history)
  const quiet = await untilQuiet(rig.shop, quietWithinMs)
  const { violations, redeliveries } = await judge(rig, history)
  const unquiet = quiet.left.map((detail) => ({
    invariant: 'I-SAG-1',
    detail: `after ${quietWithinMs / 1_000} s: ${detail}`,
  }))
  return { quiet, redeliveries, violations: [...unquiet, ...repeated, ...violations] }
}
