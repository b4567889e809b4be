import { Principal } from '@galleria/contracts/access'
import { z } from 'zod'

/** How call tokens are signed, and only so: Ed25519 (RFC 8037), other than access tokens, so that neither passes for the other. */
export const callTokenAlgorithm = 'EdDSA'
/** The `typ` that tells a call token from every other JWT (RFC 8725, 3.11). */
export const callTokenType = 'call+jwt'
/** The longest that one is good for, in seconds. */
export const callTokenLifeSeconds = 60

/** The processes that a call has come through before the one that made the token (RFC 8693, 4.1). */
export interface ActorClaim {
  readonly sub: string
  readonly act?: ActorClaim | undefined
}

const Actor: z.ZodType<ActorClaim> = z.strictObject({
  sub: z.string().max(80),
  get act() {
    return Actor.optional()
  },
})

/**
 * What a call token says beside `iss`, `aud`, `iat`, `exp` and `jti`. `subject_token` (RFC 8693, 2.1) is the access token of the
 * user it speaks for: what counts of that user is said there, by the identity server, and not by the process that asks.
 */
export const CallClaims = z.object({
  iss: z.string().max(80),
  aud: z.string().max(80),
  iat: z.int(),
  exp: z.int(),
  principal: Principal,
  act: Actor.optional(),
  subject_token: z.string().max(4_096).optional(),
})
/** See {@link CallClaims}. */
export type CallClaims = z.infer<typeof CallClaims>

/** The longest chain of actors that is taken; a call goes through three processes at most. */
const longestChain = 8

/** Writes actors, the nearest first, as nested claims. */
export function actorClaim([nearest, ...further]: readonly string[]): ActorClaim | undefined {
  if (nearest === undefined) return undefined
  const act = actorClaim(further)
  return act ? { sub: nearest, act } : { sub: nearest }
}

/** Reads nested claims as a list, the nearest first. Nothing, when the chain is longer than any call could have made it. */
export function actorsOf(claim: ActorClaim | undefined): string[] | undefined {
  const actors: string[] = []
  for (let act = claim; act; act = act.act) actors.push(act.sub)
  return actors.length <= longestChain ? actors : undefined
}
