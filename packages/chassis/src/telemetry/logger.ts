import pino from 'pino'

/** Structured fields of a log line. Ids and free text belong here, never secrets, card data or whole bodies. */
export type LogFields = Readonly<Record<string, unknown>>

/** Writes one JSON line for each event worth a person's or a search's attention. */
export interface Logger {
  debug(fields: LogFields, message: string): void
  info(fields: LogFields, message: string): void
  warn(fields: LogFields, message: string): void
  error(fields: LogFields, message: string): void
  /** A logger that adds these fields to each of its lines. */
  child(fields: LogFields): Logger
}

/** The levels a log can be set to. */
export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const

/** Logs to stdout, where the supervisor or a log shipper picks it up. Errors are written with their chain of causes. */
export function createLogger(service: string, instance: string, level: (typeof logLevels)[number]): Logger {
  const logger = pino({
    level,
    base: { service, instance },
    messageKey: 'message',
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }), log: asLogged },
    serializers: { error: pino.stdSerializers.errWithCause },
  })
  return loggerWith(logger, {})
}

/** Log tools of any language look for `trace_id` (OpenTelemetry, trace context in non-OTLP log formats). */
function asLogged({ traceId, ...fields }: Record<string, unknown>): Record<string, unknown> {
  return traceId === undefined ? fields : { trace_id: traceId, ...fields }
}

/** A child costs an object here, where pino's own would cost a serializer; most requests never log a line. */
function loggerWith(logger: pino.Logger, own: LogFields): Logger {
  return {
    debug: (fields, message) => logger.debug({ ...own, ...fields }, message),
    info: (fields, message) => logger.info({ ...own, ...fields }, message),
    warn: (fields, message) => logger.warn({ ...own, ...fields }, message),
    error: (fields, message) => logger.error({ ...own, ...fields }, message),
    child: (fields) => loggerWith(logger, { ...own, ...fields }),
  }
}
