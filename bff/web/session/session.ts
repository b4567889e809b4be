import { Role } from '@galleria/contracts/access'
import { z } from 'zod'

/** How long a session is good for without a sign of life, and how long in all, in milliseconds (ASVS 7.3). */
export const sessionLife = { idleMs: 2 * 3_600_000, absoluteMs: 12 * 3_600_000 } as const
/** How long somebody may take to sign in, in milliseconds. */
export const signInLifeMs = 5 * 60_000
/** A sign of life is written down this often, in milliseconds, and not with every request: an idle session may end so much early. */
const noteLifeEveryMs = 5 * 60_000
/** With less than this left, in milliseconds, an access token is renewed; it is used until it is good for too little to get through a call. */
const renewBelowMs = 60_000
const usableAboveMs = 10_000

/** What the identity server hands out and takes back again. Never in a browser. */
export const Tokens = z.object({
  /** RFC 9068; proves the user to services. */
  accessToken: z.string(),
  /** Milliseconds since the Unix epoch, as all times here. */
  accessUntil: z.number(),
  refreshToken: z.string().optional(),
  roles: z.array(Role),
})
/** See {@link Tokens}. */
export type Tokens = z.infer<typeof Tokens>

/** Somebody who has signed in, as it is kept: on the broker, encrypted, for all instances. */
export const Session = Tokens.extend({
  /** The account's id: who the services take them for. */
  userId: z.uuid(),
  name: z.string().optional(),
  email: z.string().optional(),
  /** The identity server's name for its own session, by which it can end this one. */
  identitySession: z.string().optional(),
  startedAt: z.number(),
  seenAt: z.number(),
  /** An instance is renewing the tokens; until then nobody else does. */
  renewingUntil: z.number().optional(),
  /** The guest whose cart is still to be merged. */
  guestToMerge: z.uuid().optional(),
})
/** See {@link Session}. */
export type Session = z.infer<typeof Session>

/** Whether a session has come to its end, for want of life or by age. */
export function isOver({ seenAt, startedAt }: Session, now: number): boolean {
  return now >= seenAt + sessionLife.idleMs || now >= startedAt + sessionLife.absoluteMs
}

/** Whether it is time to write down that somebody is there. */
export function isLifeToBeNoted({ seenAt }: Session, now: number): boolean {
  return now >= seenAt + noteLifeEveryMs
}

/** What is to be done about an access token: nothing; renew it, behind the back of whoever uses it; or first of all. */
export function tokenState({ accessUntil }: Tokens, now: number): 'fresh' | 'ageing' | 'spent' {
  const leftMs = accessUntil - now
  return leftMs > renewBelowMs ? 'fresh' : leftMs > usableAboveMs ? 'ageing' : 'spent'
}

/** Whether somebody may now do other things than before. Then a new session has to be begun: under the old id somebody else may be known. */
export function hasOtherRoles(before: Tokens, after: Tokens): boolean {
  return [...before.roles].sort().join() !== [...after.roles].sort().join()
}

/** A session without something that was to be done. */
export function without<Name extends 'renewingUntil' | 'guestToMerge'>(session: Session, name: Name): Session {
  const { [name]: _, ...rest } = session
  return rest as Session
}
