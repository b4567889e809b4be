import type { Metrics } from '../telemetry/metrics.ts'

/** What an answering process counts. Durations come in milliseconds and are kept in seconds. */
export interface ServerMetrics {
  answered(method: string, durationMs: number): void
  /** `code` is a problem's code; those from 500 on are also an error's type. */
  refused(method: string, code: string, isError: boolean, durationMs: number): void
  /** For the registry's `$SRV.STATS`, by endpoint. */
  statistics(method: string): { answered: number; refused: number; failed: number; totalMs: number }
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
  const totals = new Map<string, { answered: number; refused: number; failed: number; totalMs: number }>()
  function totalOf(method: string) {
    let total = totals.get(method)
    if (!total) {
      total = { answered: 0, refused: 0, failed: 0, totalMs: 0 }
      totals.set(method, total)
    }
    return total
  }
  return {
    answered(rpc_method, durationMs) {
      durations.observe({ rpc_method, error_type: '' }, durationMs / 1_000)
      const total = totalOf(rpc_method)
      total.answered += 1
      total.totalMs += durationMs
    },
    refused(rpc_method, code, isError, durationMs) {
      durations.observe({ rpc_method, error_type: isError ? code : '' }, durationMs / 1_000)
      refusals.increment({ rpc_method, code })
      const total = totalOf(rpc_method)
      total[isError ? 'failed' : 'refused'] += 1
      total.totalMs += durationMs
    },
    statistics: (method) => ({ ...totalOf(method) }),
  }
}
