import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Random } from '@galleria/chassis/ports/index'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

/** Tells one browser from another before anybody has signed in. No script reads it, and no other host sets it. */
export const browserCookie = '__Host-Http-galleria-pages'

/**
 * Tokens by which a form shows that it was given out by this server, to this browser and this signed-in person: an HMAC of the browser's
 * cookie and, once somebody is signed in, of the session. Whoever can have a cookie set in somebody's browser has none of their
 * session, and whoever has neither cannot make a token at all.
 */
export interface FormTokens {
  /** The token for the forms of a page, and the cookie with it if the browser has none yet. */
  give(c: Context, sessionId?: string): string
  isGood(c: Context, token: string, sessionId?: string): boolean
  /** What stands for this browser where its cookie must not be written down; undefined when it has none. */
  browserOf(c: Context): string | undefined
}

/** Makes tokens that are good for as long as the process lives: a form that outlives it is given back with a new one. */
export function createFormTokens(random: Random): FormTokens {
  const secret = random.bytes(32)
  const sign = (...parts: readonly string[]) => {
    const hmac = createHmac('sha256', secret)
    for (const part of parts) hmac.update(`${part.length}:${part}`)
    return hmac.digest('base64url')
  }

  function cookieOf(c: Context): string | undefined {
    const value = getCookie(c, browserCookie)
    return value && /^[\w-]{43}$/.test(value) ? value : undefined
  }

  function newCookie(c: Context): string {
    const value = Buffer.from(random.bytes(32)).toString('base64url')
    setCookie(c, browserCookie, value, { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' })
    return value
  }

  return {
    give: (c, sessionId = '') => sign('form', cookieOf(c) ?? newCookie(c), sessionId),
    isGood(c, token, sessionId = '') {
      const cookie = cookieOf(c)
      if (cookie === undefined) return false
      const [shown, wanted] = [Buffer.from(token), Buffer.from(sign('form', cookie, sessionId))]
      return shown.length === wanted.length && timingSafeEqual(shown, wanted)
    },
    browserOf(c) {
      const cookie = cookieOf(c)
      return cookie && sign('browser', cookie)
    },
  }
}
