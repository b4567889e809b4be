import type { Call } from '../call.ts'
import type { Clock } from '../ports/clock.ts'
import type { Logger } from '../telemetry/logger.ts'
import type { Chore } from './service.ts'

/** Chores that come round until they are stopped. */
export interface RunningChores {
  /** Waits for those that are running. */
  stop(): Promise<void>
}

/** Starts the chores. The next round begins when the last has ended, so a slow one never overlaps itself. */
export function startChores(
  chores: readonly Chore[],
  clock: Clock,
  log: Logger,
  callFor: (name: string) => Call,
): RunningChores {
  let stopped = false
  const cancels = new Map<string, () => void>()
  const running = new Map<string, Promise<void>>()

  function schedule(chore: Chore): void {
    if (stopped) return
    cancels.set(
      chore.name,
      clock.after(chore.everyMs, () => running.set(chore.name, round(chore))),
    )
  }

  async function round(chore: Chore): Promise<void> {
    const call = callFor(chore.name)
    try {
      await chore.run(call)
    } catch (error) {
      call.trace.fail(error instanceof Error ? error.name : 'error')
      log.error({ error, chore: chore.name }, 'a chore failed and will be tried again')
    } finally {
      call.trace.end()
      schedule(chore)
    }
  }

  for (const chore of chores) schedule(chore)
  return {
    async stop() {
      stopped = true
      for (const cancel of cancels.values()) cancel()
      await Promise.all(running.values())
    },
  }
}
