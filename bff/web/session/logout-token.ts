import { type JWTVerifyGetKey, jwtVerify } from 'jose'
import { z } from 'zod'
import type { Declined, LogoutNotice } from './identity-server.ts'

const event = 'http://schemas.openid.net/event/backchannel-logout'

/** What a logout token says (OpenID Connect Back-Channel Logout 1.0, 2.4). A nonce would make it an ID token in disguise. */
const LogoutClaims = z
  .object({
    sub: z.string().max(255).optional(),
    sid: z.string().max(255).optional(),
    iat: z.int(),
    events: z.object({ [event]: z.object({}) }),
    nonce: z.never().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined)

/** What a token is checked against. */
export interface LogoutTokenChecks {
  readonly issuer: string
  readonly clientId: string
  /** Milliseconds since the Unix epoch. */
  readonly now: number
}

/** A logout token is used within minutes, or it is somebody's who has kept one. */
const longestLifeSeconds = 120

/** Verifies a logout token as the standard's section 2.6 has it; that an old one ends nothing new is the caller's to see to. */
export async function readLogoutToken(
  token: string,
  keys: JWTVerifyGetKey,
  { issuer, clientId, now }: LogoutTokenChecks,
): Promise<LogoutNotice | Declined> {
  const { payload } = await jwtVerify(token, keys, {
    issuer,
    audience: clientId,
    typ: 'logout+jwt',
    algorithms: ['ES256'],
    requiredClaims: ['iat', 'jti'],
    maxTokenAge: longestLifeSeconds,
    clockTolerance: 5,
    currentDate: new Date(now),
  })
  const claims = LogoutClaims.safeParse(payload)
  if (!claims.success) return { declined: 'it is no logout token' }
  const { sub, sid, iat } = claims.data
  return { userId: sub, identitySession: sid, issuedAt: iat * 1_000 }
}
