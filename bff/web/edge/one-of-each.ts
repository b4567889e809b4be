import { type EdgeEnv, RefusalError } from '@galleria/chassis/http/edge-app'
import { refuse } from '@galleria/contracts/answer'
import type { MiddlewareHandler } from 'hono'

/** Refuses a parameter that is given twice: two readers of the same address might each believe another one. */
export const oneOfEach: MiddlewareHandler<EdgeEnv> = (c, next) => {
  const start = c.req.url.indexOf('?')
  if (start >= 0) {
    const names = [...new URLSearchParams(c.req.url.slice(start + 1)).keys()]
    const repeated = new Set(names.filter((name, i) => names.indexOf(name) !== i))
    if (repeated.size > 0) {
      const errors = [...repeated]
        .slice(0, 10)
        .map((field) => ({ field: field.slice(0, 100), reason: 'must be given once' }))
      throw new RefusalError(refuse('invalid-request', { errors }))
    }
  }
  return next()
}
