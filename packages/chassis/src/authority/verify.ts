import { audienceOf, type Principal, Role } from '@galleria/contracts/access'
import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose'
import { z } from 'zod'
import { boundedMap } from '../bounded-map.ts'
import type { Clock } from '../ports/clock.ts'
import { actorsOf, CallClaims, callTokenAlgorithm, callTokenLifeSeconds, callTokenType } from './call-token.ts'
import type { Caller } from './caller.ts'
import type { CallerKey, CallerKeyring } from './caller-keys.ts'
import type { IdentityKeys } from './identity-keys.ts'

/** What a good token says. */
export interface Verified {
  readonly caller: Caller
  /** Whether what it says of the principal is more than hearsay: the principal may be given what is theirs. */
  readonly proven: boolean
}

/** Why a token is not good: for the log, never for whoever sent it. */
export interface Doubt {
  readonly doubt: string
}

/** Looks at a token; at once, when it has been looked at before. Rejects with an Outage when the identity server's keys are needed and cannot be had. */
export type Verify = (token: string) => Verified | Doubt | Promise<Verified | Doubt>

/** What verifying takes. */
export interface VerifyOptions {
  /** The context that is asked: what a token must be for. */
  readonly context: string
  /** Who signs access tokens: the identity server's name for itself. */
  readonly issuer: string
  readonly callers: CallerKeyring
  readonly identityKeys: IdentityKeys
  readonly clock: Clock
}

/** The longest token that is looked at, in characters. */
const longestToken = 8_192
/** Two processes' clocks may differ by this, in seconds. */
const clockTolerance = 5
const mostKept = 8_192

/** What counts of an access token (RFC 9068, 2.2). */
const AccessClaims = z.object({ sub: z.uuid(), aud: z.string(), exp: z.number(), roles: z.array(Role) })

interface Kept {
  readonly verified: Verified
  readonly untilMs: number
  readonly version: string
}

/**
 * Verifies call tokens (RFC 8725): one algorithm, one type, one audience, a key from our own ring by its id and whose it is, a short
 * life. The user that it speaks for is believed on the identity server's word only, which it has to bring along: an access token made
 * out to the very process that asks. What was found good is kept until its end, or until a key is retired.
 */
export function createVerify({ context, issuer, callers, identityKeys, clock }: VerifyOptions): Verify {
  const kept = boundedMap<string, Kept>(mostKept)

  async function verify(token: string): Promise<Verified | Doubt> {
    const { version } = callers
    try {
      const key = keyOf(token)
      if (!key) return { doubt: 'it is signed with a key that nobody has' }
      const { payload } = await jwtVerify(token, key.key, {
        algorithms: [callTokenAlgorithm],
        typ: callTokenType,
        issuer: key.process,
        audience: context,
        maxTokenAge: callTokenLifeSeconds,
        requiredClaims: ['exp', 'iat', 'jti'],
        clockTolerance,
        currentDate: new Date(clock.now()),
      })
      const claims = CallClaims.parse(payload)
      const actors = actorsOf(claims.act)
      if (!actors) return { doubt: 'it has come through too many hands' }
      if (claims.exp - claims.iat > callTokenLifeSeconds) return { doubt: 'it is good for too long' }
      const { principal, proven, untilSeconds = claims.exp } = await principalOf(claims, key)
      const verified = { caller: { principal, actors: [key.process, ...actors] }, proven }
      kept.set(token, { verified, untilMs: Math.min(claims.exp, untilSeconds) * 1_000, version })
      return verified
    } catch (error) {
      if (error instanceof errors.JOSEError) return { doubt: error.code }
      if (error instanceof z.ZodError || error instanceof NotProven) return { doubt: error.message.slice(0, 200) }
      throw error
    }
  }

  function keyOf(token: string): CallerKey | undefined {
    const { kid } = headerOf(token)
    return typeof kid === 'string' ? callers.find(kid) : undefined
  }

  /** Whom a token speaks for, as far as it is known: roles are given to whoever was proven, and to nobody else. */
  async function principalOf(claims: CallClaims, key: CallerKey): Promise<Standing> {
    const { principal } = claims
    const nobody = { ...principal, roles: [] }
    if (principal.kind === 'service') {
      const isItself = principal.id === key.process
      return isItself
        ? { principal: { ...principal, roles: asserted(principal, key) }, proven: true }
        : { principal: nobody, proven: false }
    }
    if (!key.speaksFor.includes(principal.kind)) return { principal: nobody, proven: false }
    return principal.kind === 'guest' ? { principal: nobody, proven: true } : user(claims, key)
  }

  async function user({ principal, subject_token }: CallClaims, key: CallerKey): Promise<Standing> {
    if (subject_token === undefined) throw new NotProven('it brings no proof of its user')
    const { kid } = headerOf(subject_token)
    const identityKey = typeof kid === 'string' ? await identityKeys.find(kid) : undefined
    if (!identityKey) throw new NotProven('its user is proven with a key that the identity server does not have')
    const { payload } = await jwtVerify(subject_token, identityKey, {
      algorithms: ['ES256'],
      typ: 'at+jwt',
      issuer,
      audience: audienceOf(key.process),
      requiredClaims: ['exp', 'iat', 'sub', 'client_id', 'jti'],
      clockTolerance,
      currentDate: new Date(clock.now()),
    })
    const { sub, exp, roles } = AccessClaims.parse(payload)
    if (sub !== principal.id) throw new NotProven('its proof is of another user')
    return { principal: { ...principal, roles }, proven: true, untilSeconds: exp }
  }

  return (token) => {
    if (token.length > longestToken) return { doubt: 'it is too long' }
    const earlier = kept.get(token)
    return earlier && earlier.version === callers.version && earlier.untilMs > clock.now()
      ? earlier.verified
      : verify(token)
  }
}

interface Standing {
  readonly principal: Principal
  readonly proven: boolean
  readonly untilSeconds?: number
}

class NotProven extends Error {
  override readonly name = 'NotProven'
}

function headerOf(token: string): JWTPayload {
  try {
    return decodeProtectedHeader(token) as JWTPayload
  } catch (cause) {
    throw new errors.JWTInvalid('it is no token', { cause })
  }
}

function asserted({ roles }: Principal, { asserts }: CallerKey): Principal['roles'] {
  return roles.filter((role) => asserts.includes(role))
}
