import type { EdgeEnv } from '@galleria/chassis/http/edge-app'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { sessionLife, signInLifeMs } from './session.ts'

/**
 * The two cookies of signing in. No script can read them, and neither a script nor a sister domain can set them: see
 * {@link shopperCookie}. `Lax` and not `Strict`, since whoever signs in comes back from the identity server, which is another site.
 */
const names = { session: '__Host-Http-galleria-session', signIn: '__Host-Http-galleria-sign-in' } as const
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax'
/** 256 bits, base64url. */
const sessionId = /^[A-Za-z0-9_-]{43}$/
/** Longer than any that we have sealed. */
const longestSignIn = 2_048

/** Which session a browser says it has; a value that we cannot have handed out counts as none. */
export function sessionIdOf(c: Context<EdgeEnv>): string | undefined {
  const value = getCookie(c, names.session)
  return value !== undefined && sessionId.test(value) ? value : undefined
}

/** The header that hands a browser its session. */
export function handOver(id: string): string {
  return `${names.session}=${id}; ${attributes}; Max-Age=${sessionLife.absoluteMs / 1_000}`
}

/** The header that takes it back. */
export const takeBack = `${names.session}=; ${attributes}; Max-Age=0`

/** What a browser brings back of the sign-in that it began, still sealed. */
export function begunSignInOf(c: Context<EdgeEnv>): string | undefined {
  const value = getCookie(c, names.signIn)
  return value !== undefined && value.length <= longestSignIn ? value : undefined
}

/** The header that has a browser remember the sign-in that it has begun. */
export function rememberSignIn(sealed: string): string {
  return `${names.signIn}=${sealed}; ${attributes}; Max-Age=${signInLifeMs / 1_000}`
}

/** The header that has it forget it: each counts once. */
export const forgetSignIn = `${names.signIn}=; ${attributes}; Max-Age=0`
