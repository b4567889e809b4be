import type { Principal } from '@galleria/contracts/access'

/** In whose name a call is made, and by which ways it has come. */
export interface Caller {
  readonly principal: Principal
  /** The processes that act for the principal, the nearest first (RFC 8693, 4.1). None yet where a request enters. */
  readonly actors: readonly string[]
  /** The access token that proves a user, at the process that holds their session: it is handed on inside call tokens. */
  readonly evidence?: string | undefined
}

/** Whoever holds a browser's cookie. */
export function guestCaller(id: string): Caller {
  return { principal: { kind: 'guest', id, roles: [] }, actors: [] }
}

/** A process that asks for itself. */
export function serviceCaller(name: string): Caller {
  return { principal: { kind: 'service', id: name, roles: [] }, actors: [] }
}
