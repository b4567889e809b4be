import { type EdgeEnv, RefusalError } from '@galleria/chassis/http/edge-app'
import { refuse } from '@galleria/contracts/answer'
import type { MiddlewareHandler } from 'hono'

/**
 * Lets a browser go somewhere, and nothing else: no script, frame, picture or prefetch of any page begins a sign-in behind its user's back
 * (Fetch Metadata). A browser that says nothing about it is let through: what follows is bound to a cookie of its own anyway.
 */
export const navigationOnly: MiddlewareHandler<EdgeEnv> = (c, next) => {
  if (c.req.method !== 'GET') throw new RefusalError(refuse('method-not-allowed', { detail: 'Allowed: GET.' }))
  const { mode, dest, purpose } = {
    mode: c.req.header('sec-fetch-mode') ?? 'navigate',
    dest: c.req.header('sec-fetch-dest') ?? 'document',
    purpose: c.req.header('sec-purpose') ?? '',
  }
  if (mode !== 'navigate' || dest !== 'document' || purpose.includes('prefetch'))
    throw new RefusalError(refuse('cross-site-request', { detail: 'That is a page to go to, and nothing to fetch.' }))
  return next()
}
