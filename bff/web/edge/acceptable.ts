import { type EdgeEnv, RefusalError } from '@galleria/chassis/http/edge-app'
import { refuse } from '@galleria/contracts/answer'
import type { MiddlewareHandler } from 'hono'
import { parseAccept } from 'hono/utils/accept'

/** Refuses a client that takes none of the media types a route can write. `types` are the ones it can, best first. */
export function acceptable(...types: readonly string[]): MiddlewareHandler<EdgeEnv> {
  const welcome = new Set(types.flatMap((type) => [type, `${type.slice(0, type.indexOf('/'))}/*`, '*/*']))
  return (c, next) => {
    const accept = c.req.header('accept')
    if (
      accept !== undefined &&
      accept !== '*/*' &&
      !parseAccept(accept).some(({ type, q }) => q > 0 && welcome.has(type.toLowerCase()))
    ) {
      throw new RefusalError(refuse('not-acceptable', { detail: `It is served as ${types.join(' or ')}.` }))
    }
    return next()
  }
}
