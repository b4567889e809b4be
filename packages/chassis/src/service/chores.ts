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
  const stops = chores.map((chore) => startChore(chore, clock, log, callFor))
  return {
    async stop() {
      await Promise.all(stops.map((stop) => stop()))
    },
  }
}

function startChore(
  { name, everyMs, run }: Chore,
  clock: Clock,
  log: Logger,
  callFor: (name: string) => Call,
): () => Promise<void> {
  let stopped = false
  let running = Promise.resolve()
  let cancel = () => {}
  schedule()

  function schedule(): void {
    if (stopped) return
    cancel = clock.after(everyMs, () => {
      running = round()
    })
  }

  async function round(): Promise<void> {
    const call = callFor(name)
    try {
      await run(call)
    } catch (error) {
      call.trace.fail(error instanceof Error ? error.name : 'error')
      log.error({ traceId: call.trace.traceId, error, chore: name }, 'a chore failed and will be tried again')
    } finally {
      call.trace.end()
      schedule()
    }
  }

  return () => {
    stopped = true
    cancel()
    return running
  }
}
