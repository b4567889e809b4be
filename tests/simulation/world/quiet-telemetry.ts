import type { Logger } from '@galleria/chassis/telemetry/logger'
import type { Metrics } from '@galleria/chassis/telemetry/metrics'
import type { TraceHandle, Tracing } from '@galleria/chassis/telemetry/tracing'

const trace: TraceHandle = {
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  sampled: false,
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00',
  child: () => trace,
  set() {},
  rename() {},
  fail() {},
  end() {},
}

/** Records nothing: a simulated second would be mostly spans. */
export const quietTracing: Tracing = {
  root: () => trace,
  background: () => trace,
  continued: () => trace,
  flush: async () => {},
  stop: async () => {},
}

/** Counts nothing. */
export const quietMetrics: Metrics = {
  counter: () => ({ increment() {} }),
  gauge: () => ({ set() {} }),
  histogram: () => ({ observe() {}, bound: () => () => {} }),
  observed() {},
  exposition: async () => ({ text: '', contentType: 'text/plain' }),
}

/** The trace of every simulated request. */
export const quietTrace = trace

/** Tells `onLine` of warnings and errors, and nobody of the rest. */
export function simulatedLogger(onLine: (level: 'warn' | 'error', fields: object, message: string) => void): Logger {
  const logger: Logger = {
    debug() {},
    info() {},
    warn: (fields, message) => onLine('warn', fields, message),
    error: (fields, message) => onLine('error', fields, message),
    child: () => logger,
  }
  return logger
}
