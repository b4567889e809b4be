import CircuitBreaker from 'opossum'
import type { Random } from '../ports/random.ts'

/** Where a breaker stands. */
export type BreakerState = 'closed' | 'open' | 'half-open'

/** When a breaker opens and how long it stays so. */
export interface BreakerSettings {
  /** Calls within the window below which it never opens. */
  readonly volumeThreshold: number
  /** The share of failures, in percent, from which it opens. */
  readonly errorThresholdPercentage: number
  /** Milliseconds until a probe is let through; each breaker adds up to a fifth, so that they do not probe together. */
  readonly resetMs: number
  /** The window in which calls are counted, in milliseconds. */
  readonly windowMs: number
}

/** Opens after ten seconds in which half of at least twenty calls failed; probes after five. */
export const defaultBreakerSettings: BreakerSettings = {
  volumeThreshold: 20,
  errorThresholdPercentage: 50,
  resetMs: 5_000,
  windowMs: 10_000,
}

/** What one call says about the health of what was called. A refusal says nothing: it is `neutral`. */
export type Verdict = 'success' | 'failure' | 'neutral'

/** Thrown instead of calling while the breaker is open. */
export class BreakerOpen extends Error {
  override readonly name = 'BreakerOpen'
}

/** A circuit breaker (Nygard, "Release It!") whose state machine is opossum's. */
export interface Breaker {
  readonly state: BreakerState
  /**
   * Lets one call through and returns where its verdict is to be told, exactly once.
   * @throws BreakerOpen when it may not be made.
   */
  admit(): (verdict: Verdict) => void
  /**
   * Calls, unless the breaker is open. `judge` says what an answer means; an error is a failure.
   * The action must end by itself: a breaker that waits for ever never probes again.
   */
  run<Result>(action: () => Promise<Result>, judge: (result: Result) => Verdict): Promise<Result>
  /** Opens and closes it by hand, for an operator. */
  forceOpen(): void
  forceClose(): void
  stop(): void
}

/** Called at each change of state. */
export type OnBreakerChange = (state: BreakerState) => void

/**
 * Wraps opossum as a judge of outcomes rather than as a runner of actions: the action runs outside, and only what it
 * says about health is fed in. That closes what a bare opossum leaves open: an accepted refusal cannot close a
 * half-open breaker, a late answer from before the opening cannot either, one timeout cannot abort a neighbour, and
 * no result is ever cached or shared between callers. `*.conformance.test.ts` shows each against bare opossum.
 */
export function createBreaker(
  settings: BreakerSettings,
  random: Random,
  onChange: OnBreakerChange = () => {},
): Breaker {
  const circuit = new CircuitBreaker(settle, {
    timeout: false,
    rollingPercentilesEnabled: false,
    enableSnapshots: false,
    volumeThreshold: settings.volumeThreshold,
    errorThresholdPercentage: settings.errorThresholdPercentage,
    rollingCountTimeout: settings.windowMs,
    resetTimeout: settings.resetMs * (1 + random.fraction() / 5),
  })
  /** Grows with each opening, so that an answer asked for before it is not taken for the probe's. */
  let epoch = 0
  /** The half-open breaker's one trial; it lasts until some call says something about health. */
  let trial: { decide: (verdict: Verdict) => void } | undefined
  let probing = false

  circuit.on('open', () => {
    epoch += 1
    trial = undefined
    onChange('open')
  })
  circuit.on('halfOpen', () => onChange('half-open'))
  circuit.on('close', () => {
    trial = undefined
    onChange('closed')
  })

  function feed(verdict: Verdict): void {
    if (verdict !== 'neutral') void circuit.fire(Promise.resolve(verdict)).catch(ignoreFedFailure)
  }

  function admit(): (verdict: Verdict) => void {
    if (circuit.opened) throw new BreakerOpen()
    if (circuit.halfOpen) return admitProbe()
    const begun = epoch
    return (verdict) => {
      if (begun === epoch) feed(verdict)
    }
  }

  function admitProbe(): (verdict: Verdict) => void {
    if (probing) throw new BreakerOpen()
    probing = true
    if (!trial) {
      const { promise, resolve } = Promise.withResolvers<Verdict>()
      trial = { decide: resolve }
      void circuit.fire(promise).catch(ignoreFedFailure)
    }
    const { decide } = trial
    return (verdict) => {
      probing = false
      if (verdict !== 'neutral') decide(verdict)
    }
  }

  return {
    get state() {
      if (circuit.opened) return 'open'
      return circuit.halfOpen ? 'half-open' : 'closed'
    },
    admit,
    async run(action, judge) {
      const tell = admit()
      let verdict: Verdict = 'failure'
      try {
        const result = await action()
        verdict = judge(result)
        return result
      } finally {
        tell(verdict)
      }
    },
    forceOpen: () => circuit.open(),
    forceClose: () => circuit.close(),
    stop: () => circuit.shutdown(),
  }
}

/** What opossum runs: a verdict that is already known, or soon will be. */
async function settle(verdict: Promise<Verdict>): Promise<void> {
  if ((await verdict) === 'failure') throw new FedFailure()
}

/** A failure told to opossum; the caller has its own error already. */
class FedFailure extends Error {}

/** Opossum hands each failure it is told back as a rejection, and refuses to be told anything once it has opened. */
function ignoreFedFailure(error: unknown): void {
  const refused = error instanceof Error && 'code' in error && error.code === 'EOPENBREAKER'
  if (!(error instanceof FedFailure) && !refused) throw error
}
