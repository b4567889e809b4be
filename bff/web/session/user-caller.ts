import type { Caller } from '@galleria/chassis/authority/caller'
import type { KeptSession } from './session-store.ts'

/** In whose name services are asked for somebody who has signed in: their access token says so, and who they were before, their browser. */
export function userCaller(
  { session: { userId, roles, accessToken } }: KeptSession,
  guestId: string | undefined,
): Caller {
  return {
    principal: { kind: 'user', id: userId, roles, ...(guestId === undefined ? {} : { guestId }) },
    actors: [],
    evidence: accessToken,
  }
}
