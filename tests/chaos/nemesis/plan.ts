import type { FailPoint } from '@galleria/chassis/faults/fail-points'
import { allProcesses, type ProcessName } from '@galleria/infra/topology'
import { type Mode, modeNames } from '../../../infra/psp-simulator/lies/modes.ts'
import { type Chance, chance } from '../rig/chance.ts'

/** One thing that is done to the shop, so long after the shoppers began to come. */
export type Blow = { readonly atMs: number } & (
  | { readonly kind: 'kill'; readonly process: ProcessName; readonly deathAt?: DeathAt }
  | { readonly kind: 'kill-all' }
  | { readonly kind: 'pause'; readonly process: ProcessName; readonly forMs: number }
  | { readonly kind: 'restart'; readonly process: ProcessName }
  | { readonly kind: 'lie'; readonly modes: readonly Mode[]; readonly rate: number; readonly forMs: number }
)

/** Where the process that comes after a kill is to die in its turn. */
export interface DeathAt {
  readonly point: FailPoint
  readonly reach: number
}

/** What a plan is drawn from. */
export interface PlanOptions {
  readonly seed: number
  readonly kills: number
  /** For how long shoppers come, in milliseconds. */
  readonly windowMs: number
}

const names = allProcesses.map(({ name }) => name as ProcessName)
const ofRelays = ['after-commit-before-publish', 'after-publish-before-mark'] as const
const ofReactions = ['after-effect-before-ack', 'after-effect-before-ack'] as const
/** The fail-points that each process passes; what stands there twice is drawn twice as often. */
export const pointsOf: Partial<Record<ProcessName, readonly FailPoint[]>> = {
  orders: ['after-commit-before-answer', 'after-step-before-record', ...ofRelays, ...ofReactions],
  payments: ['after-psp-before-record', 'after-psp-before-record', ...ofRelays, ...ofReactions],
  inventory: [...ofRelays, ...ofReactions],
  shipping: [...ofRelays, ...ofReactions],
  catalog: ofReactions,
}
const lieMs = 2_500

/**
 * Draws the whole schedule before anything begins: each process class gets its share of the kills, most of those that
 * have fail-points come back armed with one, every way of lying gets its turn, and once everything is killed together.
 */
export function drawPlan({ seed, kills, windowMs }: PlanOptions): readonly Blow[] {
  const luck = chance(seed, 'nemesis')
  // What is not delivered again before the broker's patience ends should not have to be waited for long afterwards.
  const endMs = windowMs * 0.85
  // And whoever lies wants somebody to lie to: the first shoppers find everybody at home.
  const beginMs = windowMs * 0.1
  const spread = (count: number, index: number) => beginMs + ((index + luck.fraction()) / count) * (endMs - beginMs)
  const victims = shares(luck, kills)
  const blows: Blow[] = victims.map((process, index) => {
    const points = pointsOf[process]
    const isArmed = points !== undefined && luck.fraction() < 0.7
    const deathAt = isArmed ? { deathAt: { point: luck.pick(points), reach: luck.whole(1, 3) } } : {}
    return { atMs: spread(kills, index), kind: 'kill', process, ...deathAt }
  })
  if (kills > 0) blows.push({ atMs: endMs * (0.45 + luck.fraction() * 0.2), kind: 'kill-all' })
  const others = Math.ceil(kills / 3)
  for (let i = 0; i < others; i += 1) {
    const process = luck.pick(names)
    if (i % 2 === 0)
      blows.push({
        atMs: spread(others, i),
        kind: 'pause',
        process,
        forMs: luck.whole(1_000, kills < 30 ? 3_000 : 5_000),
      })
    else blows.push({ atMs: spread(others, i), kind: 'restart', process })
  }
  blows.push(...lies(luck, endMs))
  return blows.toSorted((a, b) => a.atMs - b.atMs)
}

/** Every process once, in some order, and again, until there are enough. */
function shares(luck: Chance, kills: number): ProcessName[] {
  const victims: ProcessName[] = []
  while (victims.length < kills) victims.push(...luck.shuffled(names))
  return victims.slice(0, kills)
}

/** One after the other, in pairs and threes, with moments of truth between them. */
function lies(luck: Chance, endMs: number): Blow[] {
  const windows: Blow[] = []
  let deck: Mode[] = []
  for (let atMs = 500; atMs + lieMs < endMs; atMs += lieMs + 700) {
    if (deck.length < 3) deck = [...deck, ...luck.shuffled(modeNames.filter((mode) => !deck.includes(mode)))]
    windows.push({ atMs, kind: 'lie', modes: deck.splice(0, 3), rate: luck.whole(3, 6) / 10, forMs: lieMs })
  }
  return windows
}

/** A blow in words. */
export function inWords(blow: Blow): string {
  switch (blow.kind) {
    case 'kill':
      return blow.deathAt
        ? `SIGKILL ${blow.process}, whose successor dies at ${blow.deathAt.point}, reach ${blow.deathAt.reach}`
        : `SIGKILL ${blow.process}`
    case 'kill-all':
      return 'SIGKILL everything at once'
    case 'pause':
      return `SIGSTOP ${blow.process} for ${(blow.forMs / 1_000).toFixed(1)} s`
    case 'restart':
      return `restart ${blow.process} politely`
    case 'lie':
      return `the provider lies for ${blow.forMs / 1_000} s at a rate of ${blow.rate}: ${blow.modes.join(', ')}`
  }
}
