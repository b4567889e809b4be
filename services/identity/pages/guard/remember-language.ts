import type { MiddlewareHandler } from 'hono'
import { setCookie } from 'hono/cookie'
import { type Looks, languageParameter } from '../looks.ts'
import { preferenceCookies } from '../texts/locale.ts'

const yearSeconds = 31_536_000

/** Keeps the language that was chosen by a link, in the cookie by which the shop knows it as well. */
export function rememberLanguage(looks: Looks): MiddlewareHandler {
  return async (c, next) => {
    await next()
    if (c.req.method !== 'GET' || c.req.query(languageParameter) === undefined) return
    if (!c.res.headers.get('content-type')?.startsWith('text/html')) return
    setCookie(c, preferenceCookies.locale, looks(c.req.raw).locale, { path: '/', maxAge: yearSeconds, sameSite: 'Lax' })
  }
}
