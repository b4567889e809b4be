import type { Budget } from '@galleria/chassis/budget'
import { within } from '@galleria/chassis/deadline'
import { Outage } from '@galleria/chassis/outage'
import { type Clock, sleep } from '@galleria/chassis/ports/clock'
import type { Logger } from '@galleria/chassis/telemetry/logger'
import type { Edition } from '../edition.ts'
import type { RemoteBuild } from '../skip.ts'
import type { ChildEnd, ChildReports, RenderChild } from './render-child.ts'

/** Why one child took the place of another. */
export type Replaced = Exclude<ChildEnd, 'told'> | 'full' | 'stuck'

/** What keeping a place filled takes. */
export interface SlotOptions {
  readonly start: (reports: ChildReports) => RenderChild
  /** Who is not to be loaded for now. */
  readonly skipped: (edition: Edition) => ReadonlySet<string>
  /** So many builds, and a child's place is taken by another. */
  readonly mostBuilds: number
  readonly clock: Clock
  readonly log: Logger
  readonly onReplaced: (why: Replaced) => void
  /** A remote has probably taken its child with it. */
  readonly onFelled: (who: RemoteBuild) => void
}

/** A place for one child at a time. */
export interface Slot {
  /** The child that takes pages. */
  readonly current: RenderChild | undefined
  /** Sees to it that a child is there or on its way, and that it is replaced by another when it is full. */
  tend(edition: Edition): void
  /** Waits for a child. @throws Outage when none is there within the budget. */
  filled(edition: Edition, budget: Budget): Promise<RenderChild>
  stop(): Promise<void>
}

/** A child that ends sooner than this has not proved itself, and the next one is started more slowly; in milliseconds. */
const provedAfterMs = 10_000
const firstBackoffMs = 200
const longestBackoffMs = 5_000

/**
 * Keeps a place filled. A child that is full keeps its place until the one after it has loaded everything, and ends when its
 * last page is out; one that has died is followed at once, one that died young ever more slowly.
 */
export function createSlot(options: SlotOptions): Slot {
  const { start, skipped, mostBuilds, clock, log, onReplaced, onFelled } = options
  const living = new Set<RenderChild>()
  let current: RenderChild | undefined
  let next: Promise<void> | undefined
  let diedYoung = 0
  let notBeforeMs = Number.NEGATIVE_INFINITY
  let stopped = false
  /** The edition last asked for. */
  let newest: Edition | undefined

  function begin(edition: Edition, why?: Replaced): void {
    newest = edition
    if (stopped || next || clock.monotonic() < notBeforeMs) return
    const startedMs = clock.monotonic()
    const child: RenderChild = start({
      stuck: () => child === current && begin(newest ?? edition, 'stuck'),
      ended: (how, blamed) => onEnded(child, startedMs, how, blamed),
    })
    living.add(child)
    next = child
      .warm(edition, skipped(edition))
      .then(
        () => takeOver(child, startedMs, why),
        (error: unknown) => log.warn({ child: child.pid, error }, 'a child did not get ready'),
      )
      .finally(() => {
        next = undefined
      })
  }

  function takeOver(child: RenderChild, startedMs: number, why: Replaced | undefined): void {
    const before = current
    current = child
    before?.retire()
    if (why) onReplaced(why)
    log.info({ child: child.pid, why, inMs: Math.round(clock.monotonic() - startedMs) }, 'a child is ready')
  }

  function onEnded(child: RenderChild, startedMs: number, how: ChildEnd, blamed: RemoteBuild | undefined): void {
    living.delete(child)
    if (how === 'told') return
    const wasCurrent = child === current
    if (wasCurrent) current = undefined
    if (blamed !== undefined) onFelled(blamed)
    log.error({ child: child.pid, how, blamed }, 'a child was lost')
    diedYoung = clock.monotonic() - startedMs < provedAfterMs ? diedYoung + 1 : 0
    if (diedYoung > 1)
      notBeforeMs = clock.monotonic() + Math.min(longestBackoffMs, firstBackoffMs * 2 ** (diedYoung - 2))
    if (!wasCurrent) return
    onReplaced(how)
    if (newest) begin(newest)
  }

  const slot: Slot = {
    get current() {
      return current
    },
    tend(edition) {
      newest = edition
      if (!current) begin(edition)
      else if (current.builds >= mostBuilds) begin(edition, 'full')
    },
    async filled(edition, budget) {
      const late = () => new Outage('timeout', 'render child')
      while (!current) {
        begin(edition)
        const waitMs = notBeforeMs - clock.monotonic()
        const leftMs = budget.remainingMs()
        if (leftMs <= 0 || waitMs > leftMs || stopped) throw new Outage('failed', 'render child')
        await within(clock, leftMs, next ?? sleep(clock, waitMs), late)
      }
      return current
    },
    async stop() {
      stopped = true
      current = undefined
      await Promise.all([...living].map((child) => child.kill()))
    },
  }
  return slot
}
