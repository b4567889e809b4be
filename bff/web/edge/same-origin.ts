import { type EdgeEnv, RefusalError } from '@galleria/chassis/http/edge-app'
import { refuse } from '@galleria/contracts/answer'
import type { MiddlewareHandler } from 'hono'

const readingMethods = new Set(['GET', 'HEAD'])

/**
 * Lets only our own pages change anything (OWASP CSRF prevention, Fetch Metadata). A browser says where a request comes
 * from and a page cannot make it lie; where it does not say so, `Origin` has to be the shop's.
 */
export function sameOriginOnly(publicOrigin: string): MiddlewareHandler<EdgeEnv> {
  return (c, next) => {
    if (
      !readingMethods.has(c.req.method) &&
      !isOurs(c.req.header('sec-fetch-site'), c.req.header('origin'), publicOrigin)
    ) {
      throw new RefusalError(
        refuse('cross-site-request', { detail: 'Changes are made from the shop’s own pages only.' }),
      )
    }
    return next()
  }
}

function isOurs(site: string | undefined, origin: string | undefined, publicOrigin: string): boolean {
  return site === undefined ? origin === publicOrigin : site === 'same-origin'
}

/**
 * Has no script, frame, picture or stream of another origin read anything (resource isolation policy, Fetch Metadata). Their browser would
 * keep the answer from them, but it would have been worked out, and a stream would have taken one of the shopper's places. A socket says
 * its `Origin` and nothing else. Whoever goes to an address may read there, wherever they come from.
 */
export function notReadFromElsewhere(publicOrigin: string): MiddlewareHandler<EdgeEnv> {
  return (c, next) => {
    const said = (name: string) => c.req.header(name)
    const isOthers = ['cross-site', 'same-site'].includes(said('sec-fetch-site') ?? '')
    const isGoingThere = said('sec-fetch-mode') === 'navigate' && said('sec-fetch-dest') === 'document'
    const isFromElsewhere = (isOthers && !isGoingThere) || (said('origin') ?? publicOrigin) !== publicOrigin
    if (isFromElsewhere && readingMethods.has(c.req.method)) {
      throw new RefusalError(refuse('cross-site-request', { detail: 'The shop’s own pages read this, and no others.' }))
    }
    return next()
  }
}
