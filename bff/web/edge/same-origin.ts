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
