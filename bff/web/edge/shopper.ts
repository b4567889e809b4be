import type { EdgeEnv } from '@galleria/chassis/http/edge-app'
import { ShopperId } from '@galleria/contracts/values'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'

/**
 * Names the shopper for as long as they have not signed in. The `__Host-Http-` prefix has the browser itself refuse a
 * cookie that a script or a sister domain would set under this name (draft-ietf-httpbis-rfc6265bis; Chromium keeps it on
 * http://localhost too), so nobody's cart can be planted on them.
 */
export const shopperCookie = '__Host-Http-galleria-shopper'
const yearSeconds = 31_536_000
/** A version 4 UUID, since that is what we hand out: 122 bits nobody can guess. */
const handedOut = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Who is shopping, or nobody: a value that we cannot have handed out counts as no cookie. */
export function shopperOf(c: Context<EdgeEnv>): string | undefined {
  const value = getCookie(c, shopperCookie)
  return value !== undefined && handedOut.test(value) && ShopperId.safeParse(value).success ? value : undefined
}

/** The header that tells a browser who it is from now on. */
export function introduce(shopperId: string): { readonly 'set-cookie': string } {
  return {
    'set-cookie': `${shopperCookie}=${shopperId}; Path=/; Max-Age=${yearSeconds}; Secure; HttpOnly; SameSite=Lax`,
  }
}
