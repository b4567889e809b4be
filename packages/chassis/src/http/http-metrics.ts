import type { Metrics } from '../telemetry/metrics.ts'

/** Rate, errors and duration of the requests served, by route pattern. */
export interface HttpMetrics {
  served(method: string, route: string, status: number, durationMs: number): void
}

/** The methods that may be a label; whatever else a client makes up is `other`. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Registers them; once a process. */
export function createHttpMetrics(metrics: Metrics): HttpMetrics {
  const durations = metrics.histogram({
    name: 'http_server_request_duration_seconds',
    help: 'How long requests took to serve.',
    labels: ['http_request_method', 'http_route', 'http_response_status_code', 'error_type'],
  })
  return {
    served(method, http_route, status, durationMs) {
      durations.observe(
        {
          http_request_method: methods.has(method) ? method : 'other',
          http_route,
          http_response_status_code: String(status),
          error_type: status >= 500 ? String(status) : '',
        },
        durationMs / 1_000,
      )
    },
  }
}
