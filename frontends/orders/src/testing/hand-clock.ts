import type { Timers } from '../viewmodels/timers.ts'
import { settled } from './answers.ts'
import { noon } from './samples.ts'

/** A clock that stands at {@link noon} until it is moved; what was due by then has run. */
export function handClock(): Timers & { pass(ms: number): Promise<void>; readonly waiting: number } {
  let now = noon
  let due: { at: number; run: () => void }[] = []
  return {
    now: () => now,
    after: (ms, run) => {
      const timer = { at: now + ms, run }
      due.push(timer)
      return () => {
        due = due.filter((other) => other !== timer)
      }
    },
    get waiting() {
      return due.length
    },
    async pass(ms) {
      const until = now + ms
      for (;;) {
        const next = due.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)[0]
        if (!next) break
        now = next.at
        due = due.filter((other) => other !== next)
        next.run()
        await settled()
      }
      now = until
    },
  }
}
