import type { Clock } from '@galleria/chassis/ports/clock'
import { beatMs } from './messages.ts'

/** What is known of a child from outside, and what is done about it. */
export interface LivenessOptions {
  readonly clock: Clock
  /** Since when the work that it has had for longest is in it; undefined when it has none. */
  readonly busySince: () => number | undefined
  /** For how long a busy child may say nothing, in milliseconds. */
  readonly silentMs: () => number
  /** How much processor time it has had so far, in milliseconds; undefined where nobody tells. */
  readonly processorMs: () => number | undefined
  /** After how long work is not going to be finished, in milliseconds. */
  readonly workMs: () => number
  /** It has work and says nothing: it is caught in a loop. */
  readonly onSilent: () => void
  /** It is alive, and does not get something done. Told again and again while that is so. */
  readonly onStuck: () => void
}

/** Looks after a child while it has work. */
export interface Liveness {
  /** It said something. */
  heard(): void
  /** It was given work. */
  watch(): void
  stop(): void
}

/** Who has had so much of the time that he may be silent for, and has said nothing, is in a loop. */
const shareOfLoop = 0.25

/**
 * A busy child beats every {@link beatMs}; an idle one need not, and is not looked at. One that says nothing because the machine gave it
 * no time is not in a loop, and is given up only when its work would be too late in any case.
 */
export function createLiveness(options: LivenessOptions): Liveness {
  const { clock, busySince, silentMs, processorMs, workMs, onSilent, onStuck } = options
  let heardMs = clock.monotonic()
  let cancel: (() => void) | undefined
  let hadBefore: number | undefined

  /** Whether it has used its time since it fell silent, as far as one can know. */
  function isRunning(): boolean {
    const had = processorMs()
    return hadBefore === undefined || had === undefined || had - hadBefore >= silentMs() * shareOfLoop
  }

  function look(lastMs: number): void {
    cancel = undefined
    const since = busySince()
    if (since === undefined) return
    const nowMs = clock.monotonic()
    // Whoever was held up himself has not listened, and cannot say that nothing was said.
    if (nowMs - lastMs > beatMs * 2) heardMs = nowMs
    const silence = nowMs - heardMs
    hadBefore = silence < beatMs ? undefined : (hadBefore ?? processorMs())
    if (silence > silentMs() && (silence > workMs() || isRunning())) {
      onSilent()
      return
    }
    lookLater(nowMs)
    if (nowMs - since > workMs()) onStuck()
  }

  function lookLater(nowMs: number): void {
    cancel = clock.after(beatMs, () => look(nowMs))
  }

  return {
    heard() {
      heardMs = clock.monotonic()
    },
    watch() {
      if (cancel) return
      heardMs = clock.monotonic()
      lookLater(heardMs)
    },
    stop() {
      cancel?.()
      cancel = undefined
    },
  }
}
