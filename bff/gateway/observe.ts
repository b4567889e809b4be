import { createHttpMetrics } from '@galleria/chassis/http/http-metrics'
import { problemResponse } from '@galleria/chassis/http/problem-response'
import type { Service } from '@galleria/chassis/service/service'
import type { TraceHandle } from '@galleria/chassis/telemetry/tracing'
import { problem } from '@galleria/contracts/problem'
import type { Door } from './doors.ts'
import { pathOf } from './guards/request-shape.ts'
import { siteHeaders } from './page/policy.ts'

/** Serves one request under its trace. */
export type Serve = (trace: TraceHandle) => Promise<Response>

/** More of a made-up path than this says nothing new. */
const longestPath = 200

/**
 * Begins the trace of each request, whatever trace the client claims to belong to, and tells the client its id; takes the
 * time, writes the one access line, and makes a problem of whatever was not foreseen. Files of a build are not traced:
 * thirty of them would bury the page they belong to.
 */
export function makeObserve({ world, tracing, log, metrics }: Service, publicOrigin: string) {
  const observed = createHttpMetrics(metrics)
  const everywhere = Object.entries(siteHeaders(publicOrigin))

  return async (request: Request, door: Door, client: string, serve: Serve): Promise<Response> => {
    const { method } = request
    const path = pathOf(request.url).slice(0, longestPath)
    const startMs = world.clock.monotonic()
    const attributes = { 'http.request.method': method, 'url.path': path }
    const name = `${method} ${door}`
    const trace =
      door === '/frontends/*'
        ? tracing.continued(undefined, name, 'server', attributes)
        : tracing.root(name, 'server', attributes)

    const response = await serve(trace).catch((error: unknown) => {
      log.error({ traceId: trace.traceId, error, method, path }, 'a request failed')
      trace.fail('bug')
      return problemResponse(problem('internal'), trace.traceId)
    })
    for (const [header, value] of everywhere) if (!response.headers.has(header)) response.headers.set(header, value)
    response.headers.set('x-trace-id', trace.traceId)
    response.headers.set('traceresponse', trace.traceparent)

    const { status } = response
    const durationMs = world.clock.monotonic() - startMs
    observed.served(method, door, status, durationMs)
    trace.set('http.route', door)
    trace.set('http.response.status_code', status)
    if (status >= 500) trace.fail(String(status))
    trace.end()
    const line = { traceId: trace.traceId, method, path, status, durationMs: Math.round(durationMs), client }
    if (door === '/frontends/*' && status < 400) log.debug(line, 'served')
    else log.info(line, status < 400 ? 'served' : 'not served')
    return response
  }
}
