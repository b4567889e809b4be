import type { Service } from './service.ts'

/** Past this, a drain that hangs is given up, so that a supervisor need not kill. */
const patienceMs = 10_000

/**
 * Drains on SIGTERM and SIGINT and exits with 0. What nobody caught is logged: a forgotten rejection leaves the process
 * running, since no state hangs on it; an exception that unwound the event loop ends it.
 */
export function stopOnSignals(service: Service): void {
  const stop = () => {
    const giveUp = setTimeout(() => process.exit(1), patienceMs)
    void service.stop().then(
      () => {
        clearTimeout(giveUp)
        process.exit(0)
      },
      (error) => {
        service.log.error({ error }, 'the drain failed')
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  process.on('unhandledRejection', (error) => service.log.error({ error }, 'a rejection was not handled'))
  process.on('uncaughtException', (error) => {
    service.log.error({ error }, 'an exception was not handled')
    process.exit(1)
  })
}
