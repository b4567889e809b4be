import type { EdgeEnv } from '@galleria/chassis/http/edge-app'
import { problemResponse } from '@galleria/chassis/http/problem-response'
import type { Context } from 'hono'
import { callOf, type EndedVisit, type Visitor, type Visitors } from '../session/visitors.ts'

/**
 * Whom a route is there for. It stands beside each route, in the OpenAPI document as `x-access`, and is what the negative matrix is
 * generated from. What somebody may do is decided by the policies of the endpoints that the route asks; this says in whose name it asks.
 *
 * - `everyone`: the same for all; no cookie is read.
 * - `visitor`: what is the visitor's own, be they a guest or signed in.
 * - `visitor-or-support`: the same, and anybody's for those whose role is support; each such look is written into the audit.
 * - `browser`: the browser's own session, begun, looked at and ended; no service is asked in anybody's name.
 * - `identity-server`: told by the identity server itself, in a token that it has signed.
 */
export const routeAccesses = ['everyone', 'visitor', 'visitor-or-support', 'browser', 'identity-server'] as const
/** See {@link routeAccesses}. */
export type RouteAccess = (typeof routeAccesses)[number]

/** One route and whom it is there for. */
export interface DeclaredRoute {
  readonly method: string
  /** As the OpenAPI document has it: `/api/web/orders/{orderId}`. */
  readonly path: string
  readonly access: RouteAccess
}

/** Somebody whom no route asks for. */
const nobody: Visitor = { caller: undefined, session: undefined, again: async () => undefined }

/**
 * Finds out who is looking, as far as the route wants to know, and has the call made in their name. A browser whose session has ended is
 * told to forget it.
 */
export function inTheNameOfVisitor<C extends Context<EdgeEnv>>(
  visitors: Visitors,
  access: RouteAccess,
  handle: (c: C, visitor: Visitor) => Response | Promise<Response>,
): (c: C) => Promise<Response> {
  return async (c) => {
    const found = await lookingFor(visitors, access, c)
    if ('problem' in found) {
      return problemResponse(found.problem, c.var.call.trace.traceId, { 'set-cookie': found.cookie })
    }
    c.set('call', callOf(found, c.var.call))
    const response = await handle(c, found)
    if (found.cookie !== undefined) response.headers.append('set-cookie', found.cookie)
    return response
  }
}

async function lookingFor(visitors: Visitors, access: RouteAccess, c: Context<EdgeEnv>): Promise<Visitor | EndedVisit> {
  switch (access) {
    case 'everyone':
    case 'identity-server':
      return nobody
    case 'browser':
      return visitors.recognise(c)
    case 'visitor':
    case 'visitor-or-support':
      return visitors.identify(c)
  }
}
