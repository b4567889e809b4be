import { type EdgeEnv, reply } from '@galleria/chassis/http/edge-app'
import { outageBehind } from '@galleria/chassis/outage'
import { done } from '@galleria/contracts/answer'
import { type Problem, problem } from '@galleria/contracts/problem'
import { type Locale, Locale as Locales } from '@galleria/contracts/values'
import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { getCookie } from 'hono/cookie'
import { type Api, serveBare } from '../api/api.ts'
import { navigationOnly } from '../edge/navigation.ts'
import { guestOf } from '../edge/shopper.ts'
import { ownPath } from '../forms/own-path.ts'
import { seeOther } from '../forms/see-other.ts'
import type { WebPorts } from '../ports.ts'
import { begunSignInOf, forgetSignIn, handOver, rememberSignIn, sessionIdOf, takeBack } from '../session/cookies.ts'
import { failurePage, type SignInFailure } from '../session/failure-page.ts'
import { isDeclined } from '../session/identity-server.ts'

/** The longest path that is gone back to. */
const longestBack = 1_000

/**
 * Signing in and out, each step a page that a browser goes to: to the identity server, back from it with a code, and out. No token comes
 * near the browser: what it holds is the id of a session that is kept here.
 */
export function addSignIn(api: Api, ports: WebPorts): void {
  const { identity, begunSignIns, sessions, mergeCarts, sessionRecords } = ports

  const signIn = { method: 'get', path: '/session/sign-in', access: 'browser', middleware: [navigationOnly] } as const
  serveBare(api, signIn, async (c) => {
    const back = backTo(c.req.query('return'))
    try {
      const { url, secrets } = await identity.begin(localeOf(c))
      return seeOther(url, [rememberSignIn(begunSignIns.close(secrets, back))])
    } catch (error) {
      return away(c, error, back)
    }
  })

  const callback = { ...signIn, path: '/session/callback' } as const
  serveBare(api, callback, async (c) => {
    const begun = begunSignIns.open(begunSignInOf(c))
    if (!begun) {
      sessionRecords.refused('not-ours')
      return failed(c, 'expired', problem('invalid-request'), '/')
    }
    try {
      const signedIn = await identity.finish(new URL(c.req.url), begun)
      if (isDeclined(signedIn)) {
        sessionRecords.refused('declined')
        c.var.call.log.info({ why: signedIn.declined }, 'somebody was not signed in')
        return failed(c, 'declined', problem('not-authenticated'), begun.back)
      }
      const { id, kept } = await sessions.begin(signedIn, { id: sessionIdOf(c), guestId: guestOf(c) })
      await mergeCarts(kept, c.var.call)
      return seeOther(begun.back, [handOver(id), forgetSignIn])
    } catch (error) {
      return away(c, error, begun.back)
    }
  })

  serveBare(api, { method: 'post', path: '/session/sign-out', access: 'browser' }, async (c, { session }) => {
    const id = sessionIdOf(c)
    if (id !== undefined) await sessions.end(id)
    const next = session ? await endOfIdentitySession(c) : '/'
    if (!wantsJson(c)) return seeOther(next, [takeBack])
    return reply(c, done({ continueAt: next }), { headers: { 'cache-control': 'no-store', 'set-cookie': takeBack } })
  })

  /** The session here is over already; that the identity server's own goes on while it is away is said in its log, not to its user. */
  async function endOfIdentitySession(c: Context<EdgeEnv>): Promise<string> {
    try {
      return await identity.signOutUrl()
    } catch (error) {
      const outage = outageBehind(error)
      if (!outage) throw error
      c.var.call.log.warn({ outage: outage.kind }, 'somebody is signed out here, and not at the identity server')
      return '/'
    }
  }

  function away(c: Context<EdgeEnv>, error: unknown, back: string): Response {
    const outage = outageBehind(error)
    if (!outage) throw error
    const { log, trace } = c.var.call
    sessionRecords.refused('outage')
    trace.fail(outage.kind, outage.message)
    log.warn({ outage: outage.kind, target: outage.target, cause: causeOf(outage) }, 'nobody can sign in')
    return failed(c, 'away', outage.problem, back)
  }
}

/** A page for whoever takes one, a problem for everybody else. */
function failed(c: Context<EdgeEnv>, failure: SignInFailure, why: Problem, back: string): Response {
  const { traceId } = c.var.call.trace
  const isReader = /text\/(html|\*)|\*\/\*/.test(c.req.header('accept') ?? '*/*')
  const response = isReader
    ? failurePage({ failure, problem: why, locale: localeOf(c), back, traceId })
    : reply(c, { ok: false, problem: why })
  response.headers.append('set-cookie', forgetSignIn)
  return response
}

/** Not to a step of signing in: whoever is to go there is going there already. */
function backTo(wanted: string | undefined): string {
  const path = wanted !== undefined && wanted.length <= longestBack ? ownPath(wanted) : '/'
  return path.startsWith('/session/') ? '/' : path
}

/** As the shop's pages find it: by the reader's own choice, or else by what their browser asks for. */
function localeOf(c: Context<EdgeEnv>): Locale {
  const chosen = Locales.safeParse(getCookie(c, 'galleria-locale'))
  if (chosen.success) return chosen.data
  return Locales.parse(accepts(c, { header: 'Accept-Language', supports: ['en', 'ko'], default: 'en' }))
}

function wantsJson(c: Context<EdgeEnv>): boolean {
  return /^application\/json\b/.test(c.req.header('accept') ?? '')
}

function causeOf({ cause }: Error): string | undefined {
  return cause instanceof Error ? cause.message : undefined
}
