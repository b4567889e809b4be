import { type EdgeEnv, RefusalError } from '@galleria/chassis/http/edge-app'
import { refuse } from '@galleria/contracts/answer'
import { scriptHeader } from '@galleria/contracts/headers'
import type { MiddlewareHandler } from 'hono'

const readingMethods = new Set(['GET', 'HEAD'])

/**
 * Takes changes from scripts of ours only: a header of our own makes a browser ask before it sends anything from another origin, and nobody
 * here says yes to that (OWASP CSRF prevention, custom request headers). It holds where `Sec-Fetch-Site` and `Origin` should ever fail.
 * `but` names the routes that are sent without, as by `navigator.sendBeacon`, which sends no header of one's own.
 */
export function ownScriptOnly(but: readonly string[]): MiddlewareHandler<EdgeEnv> {
  return (c, next) => {
    const isSaid = c.req.header(scriptHeader) !== undefined
    if (!isSaid && !readingMethods.has(c.req.method) && !but.includes(c.req.path)) {
      const errors = [{ field: scriptHeader, reason: 'must be sent' }]
      throw new RefusalError(
        refuse('cross-site-request', { detail: 'Changes are made by the shop’s own scripts only.', errors }),
      )
    }
    return next()
  }
}
