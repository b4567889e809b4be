import { createLogger, logLevels } from './logger.ts'

/**
 * Makes lines of the log of what libraries print for their developers, since whoever gathers logs reads JSON. For a process with a
 * library that prints, before that library is loaded, and so before its settings are read: who it is stands in its environment.
 */
export function printInLines(service: string): void {
  const { INSTANCE, LOG_LEVEL } = process.env
  const level = logLevels.find((one) => one === LOG_LEVEL) ?? 'info'
  const log = createLogger(service, INSTANCE || service, level)
  // What is deprecated in a library is for its developers; the runtime would print it as it likes.
  process.noDeprecation = true
  for (const level of ['info', 'warn'] as const)
    console[level] = (...said: readonly unknown[]) =>
      log[level]({ printed: said.map(String).join(' ') }, 'a library says')
}
