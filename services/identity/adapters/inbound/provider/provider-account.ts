import { personOf } from '../../../application/outcomes.ts'
import type { Accounts } from '../../../ports.ts'
import type { SessionsSeen } from '../../outbound/store/sessions-seen.ts'
import type { CurrentAccount } from '../interactions.ts'
import type { AuthorizationServer } from './authorization-server.ts'
import { cookieNames, sessionCookie } from './cookies.ts'

/** What it is made from. */
export interface CurrentAccountParts {
  readonly server: AuthorizationServer
  readonly issuer: string
  readonly accounts: Accounts
  readonly seen: SessionsSeen
}

/** Only a page of an account is gone back to: whatever else stands in a link does not lead anywhere. */
const accountPath = /^\/account(?:\/[a-z-]{1,30}){0,2}$/

/** The path that somebody who has signed in for a page of their account goes on to. */
export function afterSignIn(state: string | undefined): string {
  return state !== undefined && accountPath.test(state) ? state : '/account'
}

/**
 * Who is signed in here. The pages of an account are a client of this very server, which wants somebody signed in and nothing else
 * (`response_type=none`, OAuth 2.0 Multiple Response Types 4), so that there is one way to sign in and not two.
 */
export function createCurrentAccount({ server, issuer, accounts, seen }: CurrentAccountParts): CurrentAccount {
  async function sessionOf(request: Request) {
    const provider = server.provider()
    const ctx = provider.createContext(...server.exchange(request))
    return { ctx, session: await provider.Session.get(ctx as never) }
  }

  return {
    async of(request) {
      const { session } = await sessionOf(request)
      const account = session.accountId ? accounts.byId(session.accountId) : undefined
      if (!account) return undefined
      return {
        person: personOf(account),
        sessionId: seen.idOf(session.uid),
        authenticatedAt: Math.max((session.loginTs ?? 0) * 1_000, seen.find(session.uid)?.provedAt ?? 0),
      }
    },
    async renew(request) {
      const { ctx, session } = await sessionOf(request)
      if (!session.accountId || session.exp === undefined) return []
      session.resetIdentifier()
      // It ends when it would have ended: proving anew who one is does not make a session longer.
      await session.persist()
      ctx.cookies.set(cookieNames.session, session.jti, {
        ...sessionCookie,
        expires: new Date(session.exp * 1_000),
      })
      const set = ctx.res.getHeader('set-cookie')
      return Array.isArray(set) ? set : []
    },
    signInUrl(returnTo) {
      const url = new URL('/auth', issuer)
      url.search = new URLSearchParams({
        client_id: 'galleria-account',
        response_type: 'none',
        scope: 'openid',
        redirect_uri: `${issuer}/account/enter`,
        state: afterSignIn(returnTo),
      }).toString()
      return url.href
    },
    signOutUrl: `${issuer}/session/end`,
  }
}
