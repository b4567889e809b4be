import type { Answer } from '@galleria/contracts/answer'
import type { Priority } from '@galleria/contracts/headers'
import { type Problem, type ProblemCode, problem } from '@galleria/contracts/problem'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { budget } from '../budget.ts'
import type { Call } from '../call.ts'
import { outageBehind } from '../outage.ts'
import { toJson } from '../raw-json.ts'
import type { Service } from '../service/service.ts'
import { observed } from './observed.ts'
import { problemResponse } from './problem-response.ts'
import { RefusalError } from './refusal-error.ts'

export { RefusalError } from './refusal-error.ts'

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
