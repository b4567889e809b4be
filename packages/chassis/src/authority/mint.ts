import { type CryptoKey, SignJWT } from 'jose'
import { boundedMap } from '../bounded-map.ts'
import type { World } from '../ports/index.ts'
import { actorClaim, callTokenAlgorithm, callTokenLifeSeconds, callTokenType } from './call-token.ts'
import { type Caller, serviceCaller } from './caller.ts'

/** Makes the token that says in whose name a context is asked; at once, when the same one was made a moment ago. */
export type Mint = (context: string, caller: Caller | undefined) => string | Promise<string>

/** What minting takes. */
export interface MintOptions {
  /** The process's name in the topology. */
  readonly process: string
  readonly kid: string
  readonly key: CryptoKey
  readonly world: Pick<World, 'clock' | 'ids'>
}

/** For how long a token is used again, in milliseconds: half its life, so that it arrives well before its end. */
const usedForMs = (callTokenLifeSeconds * 1_000) / 2
/** As many shoppers as ask within that time. */
const mostKept = 4_096

interface Minted {
  readonly token: string
  readonly untilMs: number
}

/**
 * Signs call tokens with the process's own key. One is kept for each principal and audience for half a minute: signing costs as
 * much as a way to the broker and back.
 */
export function createMint({ process, kid, key, world }: MintOptions): Mint {
  const { clock, ids } = world
  const kept = boundedMap<string, Minted>(mostKept)
  const itself = serviceCaller(process)

  async function sign(context: string, { principal, actors, evidence }: Caller, name: string): Promise<string> {
    const nowMs = clock.now()
    const issuedAt = Math.floor(nowMs / 1_000)
    const token = await new SignJWT({
      principal,
      act: actorClaim(actors),
      ...(evidence === undefined ? {} : { subject_token: evidence }),
    })
      .setProtectedHeader({ alg: callTokenAlgorithm, typ: callTokenType, kid })
      .setIssuer(process)
      .setAudience(context)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + callTokenLifeSeconds)
      .setJti(ids.next())
      .sign(key)
    kept.set(name, { token, untilMs: nowMs + usedForMs })
    return token
  }

  return (context, caller = itself) => {
    const name = nameOf(context, caller)
    const earlier = kept.get(name)
    return earlier && earlier.untilMs > clock.now() ? earlier.token : sign(context, caller, name)
  }
}

/** All that stands in a token. An access token stands for all that is known of its user. */
function nameOf(context: string, { principal, actors, evidence }: Caller): string {
  const { kind, id, guestId = '', roles } = principal
  return [context, kind, id, guestId, roles.join(), actors.join(), evidence ?? ''].join('\n')
}
