import type { Answer, Refusal } from '@galleria/contracts/answer'
import { header, type Priority } from '@galleria/contracts/headers'
import { type Problem, type ProblemCode, problem } from '@galleria/contracts/problem'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { budget } from '../budget.ts'
import type { Call } from '../call.ts'
import { outageBehind } from '../outage.ts'
import { toJson } from '../raw-json.ts'
import type { Service } from '../service/service.ts'
import type { LogFields, Logger } from '../telemetry/logger.ts'
import type { TraceHandle } from '../telemetry/tracing.ts'
import { createHttpMetrics } from './http-metrics.ts'
import { problemResponse } from './problem-response.ts'

/** What every route of a BFF finds in its context. */
export interface EdgeEnv {
  Variables: { call: Call }
}

/** How long a BFF may take, and how urgent its requests are. */
export interface EdgeOptions {
  readonly service: Service
  /** Milliseconds for a whole request; {@link withCall} gives a route another figure. */
  readonly budgetMs: number
  readonly priority?: Priority
}

/** A refusal on its way out of a middleware or a helper, where an {@link Answer} cannot be returned. */
export class RefusalError extends Error {
  override readonly name = 'RefusalError'
  readonly problem: Problem
  constructor(refusal: Refusal) {
    super(refusal.problem.code)
    this.problem = refusal.problem
  }
}

/**
 * A Hono app with what every BFF needs and no BFF should write: the call with its trace, deadline and log; a problem for
 * everything that goes wrong; one log line and one observation for each request.
 */
export function createEdgeApp({ service, budgetMs, priority = 'normal' }: EdgeOptions): Hono<EdgeEnv> {
  const app = new Hono<EdgeEnv>()
  return prepareEdgeApp(app, { service, budgetMs, priority })
}

/** The same for an app made elsewhere, such as an `OpenAPIHono`. */
export function prepareEdgeApp<App extends Hono<EdgeEnv>>(
  app: App,
  { service, budgetMs, priority = 'normal' }: EdgeOptions,
): App {
  app.use(observed(service, budgetMs, priority))
  // What went wrong is reported once, where the request ends.
  app.onError((error, c) => problemResponse(problemBehind(error), c.var.call.trace.traceId))
  app.notFound((c) => {
    const allowed = methodsOf(app, c.req.path)
    const refused =
      allowed.length > 0
        ? problem('method-not-allowed', { detail: `Allowed: ${allowed.join(', ')}.` })
        : problem('not-found')
    return problemResponse(refused, c.var.call.trace.traceId, allowed.length > 0 ? { allow: allowed.join(', ') } : {})
  })
  return app
}

/** Gives the routes below it a budget and a priority of their own. */
export function withCall(service: Service, budgetMs: number, priority: Priority): MiddlewareHandler<EdgeEnv> {
  return async (c, next) => {
    c.set('call', { ...c.var.call, budget: budget(service.world.clock, budgetMs), priority })
    await next()
  }
}

/** Turns an answer into a response: its value, raw or not, as JSON, or its problem. */
export function reply(
  c: Context<EdgeEnv>,
  answer: Answer<unknown>,
  { status = 200, headers = {} }: { status?: number; headers?: Readonly<Record<string, string>> } = {},
): Response {
  if (!answer.ok) return problemResponse(answer.problem, c.var.call.trace.traceId)
  return new Response(toJson(answer.value), { status, headers: { 'content-type': 'application/json', ...headers } })
}

function observed(service: Service, budgetMs: number, priority: Priority): MiddlewareHandler<EdgeEnv> {
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
  } else if (error) {
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

/** What a middleware of Hono's own throws, by its status. */
const thrownByHono: Readonly<Record<number, ProblemCode>> = {
  400: 'malformed-body',
  404: 'not-found',
  405: 'method-not-allowed',
  406: 'not-acceptable',
  408: 'request-timeout',
  413: 'body-too-large',
  415: 'unsupported-media-type',
}

function problemBehind(error: Error): Problem {
  if (error instanceof RefusalError) return error.problem
  if (error instanceof HTTPException && error.status < 500)
    return problem(thrownByHono[error.status] ?? 'invalid-request')
  return outageBehind(error)?.problem ?? problem('internal')
}

/** The methods under which a path is routed, for a 405 and its `Allow` header. */
function methodsOf(app: Hono<EdgeEnv>, path: string): string[] {
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
  const own = (method: string) => app.router.match(method, path)[0].some(([[, route]]) => route.method === method)
  const found = methods.filter(own)
  return found.includes('GET') ? [...found, 'HEAD'] : found
}
