import type { OutageKind } from '../outage.ts'
import type { Metrics } from '../telemetry/metrics.ts'

/** What one endpoint's asker counts. Durations come in milliseconds and are kept in seconds. */
export interface AskMetrics {
  answered(durationMs: number): void
  refused(durationMs: number): void
  failed(errorType: OutageKind | 'bug', durationMs: number): void
  fellBack(): void
}

/** The metrics that all clients of a process share, by the endpoint asked. */
export type ClientMetrics = (target: string) => AskMetrics

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
  return (rpc_method) => {
    const answered = durations.bound({ rpc_method, outcome: 'answered', error_type: '' })
    const refused = durations.bound({ rpc_method, outcome: 'refused', error_type: '' })
    return {
      answered: (durationMs) => answered(durationMs / 1_000),
      refused: (durationMs) => refused(durationMs / 1_000),
      failed: (error_type, durationMs) =>
        durations.observe({ rpc_method, outcome: 'failed', error_type }, durationMs / 1_000),
      fellBack: () => fallbacks.increment({ rpc_method }),
    }
  }
}
