import { guestCaller } from '@galleria/chassis/authority/caller'
import { type Call, inTheNameOf } from '@galleria/chassis/call'
import type { EdgeEnv } from '@galleria/chassis/http/edge-app'
import { ShopperId } from '@galleria/contracts/values'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'

/**
 * Names the guest that a browser is. The `__Host-Http-` prefix has the browser itself refuse a
 * cookie that a script or a sister domain would set under this name (draft-ietf-httpbis-rfc6265bis; Chromium keeps it on
 * http://localhost too), so nobody's cart can be planted on them.
 */
export const shopperCookie = '__Host-Http-galleria-shopper'
const yearSeconds = 31_536_000
/** A version 4 UUID, since that is what we hand out: 122 bits nobody can guess. */
const handedOut = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Who is shopping: somebody who has signed in, by their account, or else a guest, by the cookie. Undefined for somebody new. */
export function shopperOf(c: Context<EdgeEnv>): string | undefined {
  return c.var.call.caller?.principal.id
}

/** Which guest a browser is, signed in or not: a value that we cannot have handed out counts as no cookie. */
export function guestOf(c: Context<EdgeEnv>): string | undefined {
  const value = getCookie(c, shopperCookie)
  return value !== undefined && handedOut.test(value) && ShopperId.safeParse(value).success ? value : undefined
}

/** A call in the name of somebody new, who is a guest from now on. */
export function asGuest(id: string, call: Call): Call {
  return inTheNameOf(guestCaller(id), call)
}

/** The header that tells a browser who it is from now on. */
export function introduce(shopperId: string): { readonly 'set-cookie': string } {
  return {
    'set-cookie': `${shopperCookie}=${shopperId}; Path=/; Max-Age=${yearSeconds}; Secure; HttpOnly; SameSite=Lax`,
  }
}
