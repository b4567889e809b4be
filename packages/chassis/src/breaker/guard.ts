import { Outage } from '../outage.ts'
import type { World } from '../ports/index.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import {
  type Breaker,
  BreakerOpen,
  type BreakerSettings,
  type BreakerState,
  createBreaker,
  defaultBreakerSettings,
  type Verdict,
} from './breaker.ts'
import { BulkheadFull, createBulkhead } from './bulkhead.ts'

/** How much one dependency may take of its caller. */
export interface GuardOptions {
  /** What is guarded, from a closed set: `catalog.product.get`, `psp`. A metric's label. */
  readonly name: string
  readonly metrics: GuardMetrics
  readonly world: World
  readonly breaker?: BreakerSettings
  /** Calls that may run at once. */
  readonly capacity?: number
}

/** Runs calls behind a bulkhead and a breaker, the bulkhead outside. */
export interface Guard {
  readonly name: string
  readonly breaker: Breaker
  /** How things stand, for the admin port. */
  readonly report: () => GuardReport
  /**
   * Runs the action, gives it `timeoutMs` and then abandons it: its signal is aborted and the caller is told.
   * @throws Outage when the breaker is open, the bulkhead is full or the time is up; else what the action threw.
   */
  run<Result>(
    action: (signal: AbortSignal) => Promise<Result>,
    timeoutMs: number,
    judge?: (result: Result) => Verdict,
  ): Promise<Result>
  /** The same for an action that surely ends by itself, such as an ask with a timeout: no timer, no signal. */
  runSelfTimed<Result>(action: () => Promise<Result>, judge: (result: Result) => Verdict): Promise<Result>
  stop(): void
}

/** Where an abandoned action can still be waited for. */
interface Ending {
  running?: Promise<unknown>
}

/** A guard's state at one moment. */
export interface GuardReport {
  readonly name: string
  readonly state: BreakerState
  readonly active: number
  readonly capacity: number
}

/** The metrics that all guards of a process share. */
export interface GuardMetrics {
  /** Shows the breaker as closed before anything has happened to it. */
  readonly added: (name: string) => void
  readonly changed: (name: string, state: BreakerState) => void
  readonly rejected: (name: string, by: 'breaker' | 'bulkhead') => void
}

const stateNumbers: Record<BreakerState, number> = { closed: 0, 'half-open': 1, open: 2 }

/** Registers the guards' metrics; once a process. */
export function createGuardMetrics(metrics: Metrics): GuardMetrics {
  const state = metrics.gauge({
    name: 'galleria_breaker_state',
    help: '0 closed, 1 half-open, 2 open.',
    labels: ['target'],
  })
  const changes = metrics.counter({
    name: 'galleria_breaker_changes_total',
    help: 'How often a breaker came into a state.',
    labels: ['target', 'state'],
  })
  const rejections = metrics.counter({
    name: 'galleria_guard_rejections_total',
    help: 'Calls that were not made, by what stood in the way.',
    labels: ['target', 'by'],
  })
  return {
    added: (target) => state.set({ target }, stateNumbers.closed),
    changed(target, to) {
      state.set({ target }, stateNumbers[to])
      changes.increment({ target, state: to })
    },
    rejected: (target, by) => rejections.increment({ target, by }),
  }
}

const defaultCapacity = 64

/** A guard for one dependency. Make it once, when the process starts. */
export function createGuard({
  name,
  metrics,
  world,
  breaker: settings = defaultBreakerSettings,
  capacity = defaultCapacity,
}: GuardOptions): Guard {
  const bulkhead = createBulkhead(capacity)
  const breaker = createBreaker(settings, world.random, (state) => metrics.changed(name, state))
  metrics.added(name)

  return {
    name,
    breaker,
    report: () => ({ name, state: breaker.state, active: bulkhead.active, capacity }),
    runSelfTimed: admitted,
    run: (action, timeoutMs, judge = () => 'success') => {
      const ending: Ending = {}
      return admitted(() => withinTime(action, timeoutMs, ending), judge, ending)
    },
    stop: () => breaker.stop(),
  }

  async function admitted<Result>(
    action: () => Promise<Result>,
    judge: (result: Result) => Verdict,
    ending?: Ending,
  ): Promise<Result> {
    const { leave, tell } = admission()
    let verdict: Verdict = 'failure'
    try {
      const result = await action()
      verdict = judge(result)
      return result
    } finally {
      tell(verdict)
      if (ending?.running) void ending.running.then(leave, leave)
      else leave()
    }
  }

  function admission(): { leave: () => void; tell: (verdict: Verdict) => void } {
    let leave: (() => void) | undefined
    try {
      leave = bulkhead.enter()
      return { leave, tell: breaker.admit() }
    } catch (error) {
      leave?.()
      throw rejection(error) ?? error
    }
  }

  function rejection(error: unknown): Outage | undefined {
    if (error instanceof BreakerOpen) {
      metrics.rejected(name, 'breaker')
      return new Outage('breaker-open', name)
    }
    if (error instanceof BulkheadFull) {
      metrics.rejected(name, 'bulkhead')
      return new Outage('bulkhead-full', name)
    }
    return undefined
  }

  /** Each call has a signal of its own; the place is given back when the action itself has ended. */
  async function withinTime<Result>(
    action: (signal: AbortSignal) => Promise<Result>,
    timeoutMs: number,
    ending: Ending,
  ): Promise<Result> {
    const abort = new AbortController()
    const { promise: timeUp, reject } = Promise.withResolvers<never>()
    const cancel = world.clock.after(timeoutMs, () => {
      const outage = new Outage('timeout', name)
      reject(outage)
      abort.abort(outage)
    })
    const running = started(action, abort.signal)
    ending.running = running
    try {
      return await Promise.race([running, timeUp])
    } finally {
      cancel()
    }
  }
}

/** An action that throws before its first await rejects like any other. */
async function started<Result>(action: (signal: AbortSignal) => Promise<Result>, signal: AbortSignal): Promise<Result> {
  return action(signal)
}
