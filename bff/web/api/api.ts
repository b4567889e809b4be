import { type EdgeEnv, RefusalError } from '@galleria/chassis/http/edge-app'
import { type OpenAPIHono, OpenAPIHono as OpenApiApp, type RouteConfig, type RouteHandler } from '@hono/zod-openapi'
import { invalidRequest } from './invalid-request.ts'

/** A Hono app that describes itself: what a route is checked with is what the document says. */
export type Api = OpenAPIHono<EdgeEnv>

/** What a handler finds: the call, and the request after its schemas have agreed to it. */
export type Asked<Route extends RouteConfig> = Parameters<RouteHandler<Route, EdgeEnv>>[0]

/** An app whose refusals of wrong input look like all our refusals. */
export function createApi(): Api {
  return new OpenApiApp<EdgeEnv>({
    defaultHook: (checked) => {
      if (!checked.success) throw new RefusalError(invalidRequest(checked.error))
    },
  })
}

/**
 * Serves a route. Handlers answer with whole responses, since most bodies are JSON text that a service wrote; the library
 * would have them typed and stringified here, so this is the one place where it is told otherwise.
 */
export function serve<Route extends RouteConfig>(
  api: Api,
  route: Route,
  handle: (c: Asked<Route>) => Response | Promise<Response>,
): void {
  api.openapi(route, handle as unknown as RouteHandler<Route, EdgeEnv>)
}
