import { header, type Priority } from '@galleria/contracts/headers'
import type { Context, MiddlewareHandler } from 'hono'
import { noteTurnedAway } from '../audit/http-notes.ts'
import { budget } from '../budget.ts'
import type { Call } from '../call.ts'
import { outageBehind } from '../outage.ts'
import type { Service } from '../service/service.ts'
import type { LogFields, Logger } from '../telemetry/logger.ts'
import type { TraceHandle } from '../telemetry/tracing.ts'
import type { EdgeEnv } from './edge-app.ts'
import { createHttpMetrics } from './http-metrics.ts'
import { RefusalError } from './refusal-error.ts'

/** Gives each request its call; when it has been served, counts it, ends its span and writes its line if it was not. */
export function observed(service: Service, budgetMs: number, priority: Priority): MiddlewareHandler<EdgeEnv> {
  const { world, tracing, log } = service
  const metrics = createHttpMetrics(service.metrics)
  return async (c, next) => {
    const startMs = world.clock.monotonic()
    const { method } = c.req
    const trace = tracing.continued(c.req.header(header.traceparent), method, 'server', {
      'http.request.method': method,
      'url.path': c.req.path,
    })
    const own = { traceId: trace.traceId }
    const call: Call = {
      trace,
      budget: budget(world.clock, budgetMs),
      priority,
      get log() {
        return log.child(own)
      },
    }
    c.set('call', call)
    await next()
    const route = routeOf(c)
    const { status } = c.res
    const durationMs = world.clock.monotonic() - startMs
    metrics.served(method, route, status, durationMs)
    trace.rename(`${method} ${route}`)
    trace.set('http.route', route)
    trace.set('http.response.status_code', status)
    const code = c.error instanceof RefusalError ? c.error.problem.code : undefined
    noteTurnedAway(service.audit, { method, route, status, code, call: c.var.call })
    if (status >= 400)
      report(c.error, trace, log, { ...own, method, route, status, durationMs: Math.round(durationMs) })
    trace.end()
  }
}

/** One line for each request that was not served: a bug with its stack, an outage by its kind, a refusal as it is. */
function report(error: Error | undefined, trace: TraceHandle, log: Logger, line: LogFields & { status: number }): void {
  const outage = outageBehind(error)
  if (line.status < 500) {
    log.info(line, 'a request was not served')
  } else if (outage) {
    trace.fail(outage.kind, outage.message)
    log.warn({ ...line, outage: outage.kind, target: outage.target }, 'a request failed for an outage')
  } else if (error && !(error instanceof RefusalError)) {
    trace.fail('bug', error.message)
    log.error({ ...line, error }, 'a request failed')
  } else {
    trace.fail(String(line.status))
    log.warn(line, 'a request failed for an outage')
  }
}

/** The pattern of the route that answered, such as `/orders/:orderId`: a small closed set. */
function routeOf(c: Context<EdgeEnv>): string {
  const matched = c.req.matchedRoutes
  for (let i = matched.length - 1; i >= 0; i -= 1) {
    const path = matched[i]?.path
    if (path !== undefined && !path.endsWith('*')) return path
  }
  return 'unmatched'
}
