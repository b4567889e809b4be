import type { KoaContextWithOIDC } from 'oidc-provider'
import { deviceCodeTries } from '../../../application/limits.ts'
import type { Throttle } from '../../../ports.ts'
import type { DevicePolls } from '../../outbound/store/device-polls.ts'
import type { ServerPages } from '../server-pages.ts'
import { cookieNames } from './cookies.ts'
import { type PageState, requestOf } from './pages.ts'

/** A step around the server's own (Koa). */
export type Step = (ctx: KoaContextWithOIDC, next: () => Promise<void>) => Promise<void>

/** What the steps are made from. */
export interface StepParts {
  readonly throttle: Throttle
  readonly polls: DevicePolls
  readonly pages: ServerPages
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** What a device has to wait between two polls (RFC 8628, 3.5), in seconds. */
export const pollSeconds = 5

/** What the certified server leaves to whoever runs it, in the order in which a request goes through. */
export function stepsAround({ throttle, polls, pages, now }: StepParts): readonly Step[] {
  return [prefilledCode, guessedCodes, polling, grantOfOthers, nobodyToSignOut]

  /** A link may fill a device's code in, and no more: the server itself would send it off by script (RFC 8628, 5.4). */
  async function prefilledCode(ctx: KoaContextWithOIDC, next: () => Promise<void>) {
    const { user_code: code, ...query } = ctx.query
    if (ctx.method === 'GET' && ctx.path === '/device' && typeof code === 'string') {
      const state: PageState = ctx.state
      state.userCode = code.slice(0, 20)
      ctx.query = query
    }
    await next()
  }

  /** Codes are short, so that a person can type them; nobody gets to try many (RFC 8628, 5.1). */
  async function guessedCodes(ctx: KoaContextWithOIDC, next: () => Promise<void>) {
    if (ctx.method !== 'POST' || ctx.path !== '/device') return next()
    if (!ctx.cookies.get(cookieNames.session)) {
      // Not from the page that asks for a code, which would have left a cookie.
      ctx.status = 303
      return ctx.redirect('/device')
    }
    const tries = deviceCodeTries(ctx.ip)
    const room = throttle.take(tries, now())
    if (!room.ok) {
      const form = { action: '/device', hidden: {} }
      const view = { request: requestOf(ctx), form, code: '', mistake: undefined, waitMs: room.waitMs }
      ctx.body = await pages.enterDeviceCode(view)
      ctx.type = 'html'
      ctx.status = 429
      ctx.set('retry-after', String(Math.ceil(room.waitMs / 1_000)))
      return undefined
    }
    await next()
    const state: PageState = ctx.state
    if (!state.hasGuessedWrong) throttle.giveBack(tries)
    return undefined
  }

  /** A device that asks too often is told to slow down, and has to wait longer from then on (RFC 8628, 3.5). */
  async function polling(ctx: KoaContextWithOIDC, next: () => Promise<void>) {
    await next()
    const { body, oidc } = ctx
    if (oidc?.route === 'device_authorization' && isRecord(body) && 'device_code' in body)
      ctx.body = { ...body, interval: pollSeconds }
    const code = oidc?.route === 'token' ? oidc.params?.device_code : undefined
    if (typeof code !== 'string' || !isRecord(body) || body.error !== 'authorization_pending') return
    if (polls.isTooSoon(code, now()))
      ctx.body = { error: 'slow_down', error_description: 'wait for longer between two requests' }
  }

  /** A grant that the client is not there for has a name of its own among the errors (RFC 6749, 5.2). */
  async function grantOfOthers(ctx: KoaContextWithOIDC, next: () => Promise<void>) {
    await next()
    const { body, oidc } = ctx
    const grant = oidc?.route === 'token' ? oidc.params?.grant_type : undefined
    if (typeof grant !== 'string' || !isRecord(body) || body.error !== 'invalid_request') return
    if (oidc.client && !oidc.client.grantTypeAllowed(grant)) ctx.body = { ...body, error: 'unauthorized_client' }
  }

  /** Whoever signs out while nobody is signed in is sent on at once; the server itself would do it by script. */
  async function nobodyToSignOut(ctx: KoaContextWithOIDC, next: () => Promise<void>) {
    await next()
    const { oidc } = ctx
    if (oidc?.route !== 'end_session' || ctx.status !== 200 || oidc.session?.accountId) return
    const { post_logout_redirect_uri: to, state } = oidc.params ?? {}
    const target = new URL(typeof to === 'string' ? to : oidc.urlFor('end_session_success'))
    if (typeof to === 'string' && typeof state === 'string') target.searchParams.set('state', state)
    ctx.body = null
    ctx.status = 303
    ctx.redirect(target.href)
  }
}

function isRecord(body: unknown): body is Record<string, unknown> {
  return typeof body === 'object' && body !== null && !Array.isArray(body)
}
