import type { MiddlewareHandler } from 'hono'
import type { Assets } from '../design/assets.ts'
import { paths } from '../paths.ts'

/** What the headers depend on. */
export interface Doorway {
  readonly issuer: string
  readonly shop: string
  readonly assets: Assets
}

/**
 * What a browser may do with a page of this server: dress it in its one sheet, run its one script, send its forms home. Nobody
 * frames it (RFC 9700, 4.16) and nothing keeps it.
 */
export function pageHeaders({ issuer, shop, assets }: Doorway): MiddlewareHandler {
  const policyFor = (formTargets: readonly string[]) =>
    [
      "default-src 'none'",
      `style-src '${assets.sheetHash}'`,
      `script-src ${issuer}${assets.scriptPath}`,
      "connect-src 'self'",
      `form-action 'self' ${formTargets.join(' ')}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join('; ')
  // A form's target includes what its answer redirects to: back to the shop, or to an app on this machine (RFC 8252, 7.3).
  const usual = policyFor([shop])
  const interaction = policyFor([shop, 'http://127.0.0.1:*'])

  return async (c, next) => {
    await next()
    const headers = c.res.headers
    headers.set('x-content-type-options', 'nosniff')
    headers.set('referrer-policy', 'same-origin')
    if (isKnownByName(issuer)) headers.set('strict-transport-security', 'max-age=63072000')
    if (!headers.get('content-type')?.startsWith('text/html')) return
    headers.set('content-security-policy', c.req.path.startsWith(paths.interaction('')) ? interaction : usual)
    headers.set('cache-control', 'no-store')
    headers.set('cross-origin-opener-policy', 'same-origin')
    headers.set('cross-origin-resource-policy', 'same-origin')
    headers.set('permissions-policy', 'publickey-credentials-get=(self), publickey-credentials-create=(self)')
    headers.set('x-frame-options', 'DENY')
  }
}

/** A promise of TLS is kept for a name with all its ports: under `localhost` it would bind whatever else runs on the machine. */
function isKnownByName(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer)
  return protocol === 'https:' && hostname !== 'localhost'
}
