import type { LogFields, Logger } from '@galleria/chassis/telemetry/logger'

/** A line as it was logged. */
export interface LoggedLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  readonly message: string
  readonly fields: LogFields
}

/** A logger that remembers. */
export interface RememberingLogger extends Logger {
  readonly lines: readonly LoggedLine[]
  /** The messages of one level, oldest first. */
  messages(level: LoggedLine['level']): string[]
}

/** A logger for tests that look at what was logged. */
export function rememberingLogger(): RememberingLogger {
  const lines: LoggedLine[] = []
  const loggerWith = (own: LogFields): Logger => {
    const at = (level: LoggedLine['level']) => (fields: LogFields, message: string) =>
      void lines.push({ level, message, fields: { ...own, ...fields } })
    return {
      debug: at('debug'),
      info: at('info'),
      warn: at('warn'),
      error: at('error'),
      child: (fields) => loggerWith({ ...own, ...fields }),
    }
  }
  return {
    ...loggerWith({}),
    lines,
    messages: (level) => lines.filter((line) => line.level === level).map(({ message }) => message),
  }
}
