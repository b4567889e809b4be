import { type EdgeEnv, RefusalError } from '@galleria/chassis/http/edge-app'
import { refuse } from '@galleria/contracts/answer'
import type { MiddlewareHandler } from 'hono'
import { isOwnForm } from './own-form.ts'

/** A passkey's answer is the longest thing that a form of ours brings. */
const longestForm = 32_768

/** Takes forms from pages of this server's own only, of the one type that they have, and of a length that makes sense. */
export function formsOnly(issuer: string): MiddlewareHandler<EdgeEnv> {
  return async (c, next) => {
    if (c.req.method !== 'POST') return next()
    if (!isOwnForm(c.req.raw.headers, issuer)) throw new RefusalError(refuse('cross-site-request'))
    const [type] = (c.req.header('content-type') ?? '').split(';')
    if (type?.trim().toLowerCase() !== 'application/x-www-form-urlencoded')
      throw new RefusalError(refuse('unsupported-media-type'))
    if (Number(c.req.header('content-length') ?? 0) > longestForm) throw new RefusalError(refuse('body-too-large'))
    return next()
  }
}
