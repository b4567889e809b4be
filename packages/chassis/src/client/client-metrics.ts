import type { OutageKind } from '../outage.ts'
import type { Metrics } from '../telemetry/metrics.ts'

/** What the clients of a process count. Durations come in milliseconds and are kept in seconds. */
export interface ClientMetrics {
  answered(target: string, outcome: 'answered' | 'refused', durationMs: number): void
  failed(target: string, errorType: OutageKind | 'bug', durationMs: number): void
  fellBack(target: string): void
}

/** Registers them; once a process. */
export function createClientMetrics(metrics: Metrics): ClientMetrics {
  const durations = metrics.histogram({
    name: 'rpc_client_call_duration_seconds',
    help: 'How long asks took, as the asker saw it.',
    labels: ['rpc_method', 'outcome', 'error_type'],
  })
  const fallbacks = metrics.counter({
    name: 'galleria_client_fallbacks_total',
    help: 'Asks that were answered by their caller because nobody else did.',
    labels: ['rpc_method'],
  })
  return {
    answered: (rpc_method, outcome, ms) => durations.observe({ rpc_method, outcome, error_type: '' }, ms / 1_000),
    failed: (rpc_method, error_type, ms) =>
      durations.observe({ rpc_method, outcome: 'failed', error_type }, ms / 1_000),
    fellBack: (rpc_method) => fallbacks.increment({ rpc_method }),
  }
}
