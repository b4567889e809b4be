import type { Logger } from '../telemetry/logger.ts'

/** Past this, a drain that hangs is given up, so that a supervisor need not kill. Longer than {@link drainWithinMs}. */
const patienceMs = 12_000

/** How long a drain may take in all. */
export const drainWithinMs = 9_000

/**
 * Drains on SIGTERM and SIGINT and exits with 0. What nobody caught is logged: a forgotten rejection leaves the process
 * running, since no state hangs on it; an exception that unwound the event loop, or a start that failed, ends it. While
 * it drains neither does: what was still starting finds its bus closed, and that is no failure.
 */
export function stopOnSignals(log: Logger, stop: () => Promise<void>): void {
  let stopping = false
  const onSignal = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => {
      log.error({}, 'the drain hangs and is given up')
      process.exit(1)
    }, patienceMs)
    stop().then(
      () => process.exit(0),
      (error) => {
        log.error({ error }, 'the drain failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
  process.on('unhandledRejection', (error) => log.error({ error }, 'a rejection was not handled'))
  process.on('uncaughtException', (error) => {
    if (stopping) {
      log.warn({ error }, 'the drain overtook what was under way')
      return
    }
    log.error({ error }, 'an exception was not handled')
    process.exit(1)
  })
}
