import type { Metrics } from '../telemetry/metrics.ts'

/** What one endpoint has done since the process began. */
export interface EndpointStatistics {
  answered: number
  refused: number
  failed: number
  totalMs: number
}

/** What answering one endpoint counts. Durations come in milliseconds and are kept in seconds. */
export interface EndpointMetrics {
  answered(durationMs: number): void
  /** `code` is a problem's code; those of errors are also an error's type. */
  refused(code: string, isError: boolean, durationMs: number): void
}

/** The metrics that all endpoints of a process share. */
export interface ServerMetrics {
  endpoint(method: string): EndpointMetrics
  /** For the registry's `$SRV.STATS`. */
  statistics(method: string): EndpointStatistics
}

/** Registers them; once a process. */
export function createServerMetrics(metrics: Metrics): ServerMetrics {
  const durations = metrics.histogram({
    name: 'rpc_server_call_duration_seconds',
    help: 'How long asks took to answer.',
    labels: ['rpc_method', 'error_type'],
  })
  const refusals = metrics.counter({
    name: 'galleria_refusals_total',
    help: 'Asks that were refused, by the reason given.',
    labels: ['rpc_method', 'code'],
  })
  const totals = new Map<string, EndpointStatistics>()

  function totalOf(method: string): EndpointStatistics {
    const known = totals.get(method) ?? { answered: 0, refused: 0, failed: 0, totalMs: 0 }
    totals.set(method, known)
    return known
  }

  return {
    endpoint(rpc_method) {
      const total = totalOf(rpc_method)
      const observe = durations.bound({ rpc_method, error_type: '' })
      return {
        answered(durationMs) {
          observe(durationMs / 1_000)
          total.answered += 1
          total.totalMs += durationMs
        },
        refused(code, isError, durationMs) {
          durations.observe({ rpc_method, error_type: isError ? code : '' }, durationMs / 1_000)
          refusals.increment({ rpc_method, code })
          total[isError ? 'failed' : 'refused'] += 1
          total.totalMs += durationMs
        },
      }
    },
    statistics: (method) => ({ ...totalOf(method) }),
  }
}
