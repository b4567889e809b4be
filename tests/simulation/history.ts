import { newRecorder } from '../invariants/recorder.ts'
import { describe, type Violation } from '../invariants/violation.ts'
import { openShop } from './shop/shop.ts'
import { shop } from './shop/shoppers.ts'
import { watch } from './shop/verdict.ts'
import type { Workshop } from './shop/workshop.ts'
import { Dice, type FaultPlan, site } from './world/dice.ts'
import { Journal } from './world/journal.ts'
import { Machine } from './world/machine.ts'
import { Timeline } from './world/timeline.ts'

/** Which history to run. Without a plan the dice choose faults and shoppers. */
export interface HistoryOptions {
  readonly seed: number
  readonly plan?: Plan
  /** Names of faults that are to strike as often as they ever do. */
  readonly favoured?: ReadonlySet<string>
  /** Keeps the journal's lines, for reading. */
  readonly keepLines?: boolean
}

/** A history reduced to what matters: which faults strike, and who goes shopping. */
export interface Plan {
  readonly faults: FaultPlan
  readonly shoppers: readonly number[]
}

/** What came of a history. */
export interface HistoryResult {
  readonly seed: number
  readonly violations: readonly Violation[]
  readonly digest: string
  readonly faults: readonly string[]
  readonly shoppers: readonly number[]
  readonly counts: Counts
  readonly lines: readonly string[] | undefined
}

/** What there was to go wrong. */
export interface Counts {
  readonly orders: number
  readonly confirmed: number
  readonly cancelled: number
  readonly revised: number
  readonly crashes: number
  readonly faults: number
  readonly virtualMs: number
}

const shoppersSite = site('shoppers')
/** How many go shopping. Most of what can go wrong needs one; what needs more needs scarce stock, not a crowd. */
const crowd = [1, 1, 1, 1, 2, 2, 2, 3]
/** For so long things go wrong; then everything heals. */
const faultyMs = 8_000
/** Contracts are checked in one history of so many. */
const checkEvery = 8
/** Rest that lasts shorter was only a pause: somebody may just have been started again. */
const pauseMs = 3_000
/** As many logged errors are told. */
const mostBugs = 3
/** So long after healing everything must have come to rest (I-SAG-1): virtual time, so it can be generous. */
const restMs = 30 * 60_000

/**
 * Runs one history: shoppers and faults for a while, then healing, then rest. The invariants that must always hold are
 * checked after every step, the others at rest. The first violation ends the history; an error that a service logs does
 * not, since what it leads to says more.
 */
export function runHistory(
  { seed, plan, favoured, keepLines = false }: HistoryOptions,
  workshop: Workshop,
): HistoryResult {
  const journal = new Journal(keepLines)
  const timeline = new Timeline(journal)
  const dice = new Dice(seed, plan?.faults, favoured)
  const recorder = newRecorder()
  const shopped = openShop({ timeline, dice, journal, workshop, checksSchemas: seed % checkEvery === 0 })
  const verdict = watch(shopped, recorder)
  const browser = new Machine({ name: 'browser', number: 99, timeline, dice, boot: () => {} })
  browser.start()
  const shoppers =
    plan?.shoppers ?? Array.from({ length: crowd[dice.whole(shoppersSite, 0, crowd.length - 1)] ?? 1 }, (_, i) => i)
  let shopping = shoppers.length
  const violations: Violation[] = []
  for (const index of shoppers) {
    const own = new Dice(seed * 31 + index)
    shop(index, { browser, client: shopped.clientFor(browser), dice: own, recorder }).then(
      () => {
        shopping -= 1
      },
      (error) => {
        shopping -= 1
        shopped.bugs.push({ invariant: 'no-bug', detail: describe(error) })
      },
    )
  }
  timeline.afterStep = () => {
    for (const disk of Object.values(workshop.disks)) disk.mayHaveWritten()
    violations.push(...verdict.always())
  }
  const isBroken = () => violations.length > 0
  timeline.passUntil(isBroken, faultyMs)
  dice.healed = true
  const isAtRest = () => shopping === 0 && verdict.isAtRest()
  const deadline = timeline.now + restMs
  do {
    timeline.passUntil(() => isBroken() || isAtRest(), deadline - timeline.now)
    timeline.passUntil(isBroken, pauseMs)
  } while (!isBroken() && !isAtRest() && timeline.now < deadline)
  if (!isBroken() && !isAtRest())
    violations.push({ invariant: 'I-SAG-1', detail: `not at rest after ${restMs / 60_000} min: ${verdict.unrest()}` })
  if (!isBroken()) violations.push(...verdict.atRest(timeline.now))
  violations.push(...shopped.bugs.slice(0, mostBugs))
  return {
    seed,
    violations,
    digest: journal.digest,
    faults: dice.struck,
    shoppers,
    counts: {
      ...countOrders(workshop.disks),
      crashes: shopped.crashes(),
      faults: dice.struck.length,
      virtualMs: timeline.elapsed,
    },
    lines: journal.lines,
  }
}

function countOrders({ orders }: Workshop['disks']): Pick<Counts, 'orders' | 'confirmed' | 'cancelled' | 'revised'> {
  const rows = orders.db
    .query<{ type: string; count: number }, []>('SELECT type, count(*) AS count FROM order_events GROUP BY type')
    .all()
  const happened = (type: string) => rows.find((row) => row.type === type)?.count ?? 0
  return {
    orders: happened('order-placed'),
    confirmed: happened('order-confirmed'),
    cancelled: happened('order-cancelled'),
    revised: happened('order-revised'),
  }
}
