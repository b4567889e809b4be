import type { Clock } from '@galleria/chassis/ports/clock'
import { beatMs } from './messages.ts'

/** What is known of a child from outside, and what is done about it. */
export interface LivenessOptions {
  readonly clock: Clock
  /** Since when the work that it has had for longest is in it; undefined when it has none. */
  readonly busySince: () => number | undefined
  /** For how long a busy child may say nothing, in milliseconds. */
  readonly silentMs: () => number
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

/** A busy child beats every {@link beatMs}; an idle one need not, and is not looked at. */
export function createLiveness(options: LivenessOptions): Liveness {
  const { clock, busySince, silentMs, workMs, onSilent, onStuck } = options
  let heardMs = clock.monotonic()
  let cancel: (() => void) | undefined

  function look(lastMs: number): void {
    cancel = undefined
    const since = busySince()
    if (since === undefined) return
    const nowMs = clock.monotonic()
    // Whoever was held up himself has not listened, and cannot say that nothing was said.
    if (nowMs - lastMs > beatMs * 2) heardMs = nowMs
    if (nowMs - heardMs > silentMs()) {
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
