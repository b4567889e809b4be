import { type EdgeEnv, RefusalError } from '@galleria/chassis/http/edge-app'
import {
  createRoute as describeRoute,
  type OpenAPIHono,
  OpenAPIHono as OpenApiApp,
  type RouteConfig,
  type RouteHandler,
} from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import type { Visitor, Visitors } from '../session/visitors.ts'
import { type DeclaredRoute, inTheNameOfVisitor, type RouteAccess } from './access.ts'
import { invalidRequest } from './invalid-request.ts'

/** A Hono app that describes itself: what a route is checked with is what the document says, and so is whom it is there for. */
export type Api = OpenAPIHono<EdgeEnv> & {
  readonly visitors: Visitors
  /** Every route, as it was declared. */
  readonly declared: DeclaredRoute[]
}

/** A described route, and whom it is there for. */
export type DeclaringRoute = RouteConfig & { readonly 'x-access': RouteAccess }

/** Describes a route. One that does not say whom it is there for does not compile. */
export function createRoute<
  Path extends string,
  Access extends RouteAccess,
  Route extends Omit<RouteConfig, 'path'> & { readonly path: Path },
>({ access, ...route }: Route & { readonly access: Access }) {
  const described = { ...route, 'x-access': access } as unknown as Route & { readonly 'x-access': Access }
  return describeRoute<Path, typeof described>(described)
}

/** What a handler finds: the call, in the visitor's name, and the request after its schemas have agreed to it. */
export type Asked<Route extends RouteConfig> = Parameters<RouteHandler<Route, EdgeEnv>>[0]

/** An app whose refusals of wrong input look like all our refusals. */
export function createApi(visitors: Visitors): Api {
  const app = new OpenApiApp<EdgeEnv>({
    defaultHook: (checked) => {
      if (!checked.success) throw new RefusalError(invalidRequest(checked.error))
    },
  })
  return Object.assign(app, { visitors, declared: [] })
}

/**
 * Serves a route. Handlers answer with whole responses, since most bodies are JSON text that a service wrote; the library
 * would have them typed and stringified here, so this is the one place where it is told otherwise.
 */
export function serve<Route extends DeclaringRoute>(
  api: Api,
  route: Route,
  handle: (c: Asked<Route>, visitor: Visitor) => Response | Promise<Response>,
): void {
  const access = route['x-access']
  declare(api, route.method, route.path, access)
  const served = inTheNameOfVisitor(api.visitors, access, handle as never)
  api.openapi(route, served as unknown as RouteHandler<Route, EdgeEnv>)
}

/** A route that is no part of the document, or is described there by hand, where its address could not be routed as it is written. */
export interface BareRoute {
  readonly method: 'get' | 'post'
  /** As Hono writes it: `/pictures/:file`. */
  readonly path: string
  readonly access: RouteAccess
  readonly middleware?: readonly MiddlewareHandler<EdgeEnv>[]
}

/** Serves a route without a schema. */
export function serveBare(
  api: Api,
  { method, path, access, middleware = [] }: BareRoute,
  handle: (c: Context<EdgeEnv>, visitor: Visitor) => Response | Promise<Response>,
): void {
  declare(api, method, path.replaceAll(/:(\w+)/g, '{$1}'), access)
  api.on(method.toUpperCase(), [path], ...middleware, inTheNameOfVisitor(api.visitors, access, handle))
}

function declare(api: Api, method: string, path: string, access: RouteAccess): void {
  api.declared.push({ method: method.toUpperCase(), path, access })
}
