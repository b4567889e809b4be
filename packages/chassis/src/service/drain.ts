import { budget } from '../budget.ts'
import { within } from '../deadline.ts'
import type { Clock } from '../ports/clock.ts'
import type { Logger } from '../telemetry/logger.ts'

/** Does one step of a drain. Never rejects: what goes wrong is logged, and the next step has its turn. */
export type DrainStep = (name: string, work: (leftMs: number) => void | Promise<void>) => Promise<void>

/** A step gets at least this much, so that one that hangs does not take the telemetry of the end with it. */
const leastMs = 500

/** Begins a drain that may take `totalMs` in all. */
export function beginDrain(clock: Clock, totalMs: number, log: Logger): DrainStep {
  const { remainingMs } = budget(clock, totalMs)
  return async (step, work) => {
    const leftMs = Math.max(leastMs, remainingMs())
    const late = () => new Error(`not over within ${Math.round(leftMs)} ms`)
    try {
      await within(clock, leftMs, Promise.resolve(work(leftMs)), late)
    } catch (error) {
      log.error({ error, step }, 'a step of the drain failed')
    }
  }
}
