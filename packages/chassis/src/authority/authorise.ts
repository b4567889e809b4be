import type { Access, Reach, RoleAccess } from '@galleria/contracts/access'
import { type Refusal, refuse } from '@galleria/contracts/answer'
import type { Verified } from './verify.ts'

/** That a role suffices, and how far it reaches; or why not. */
export type Grant = { readonly ok: true; readonly reach: Reach } | Refusal

const granted: Grant = { ok: true, reach: 'any' }
const grantedOwn: Grant = { ok: true, reach: 'own' }
const notPermitted = refuse('not-permitted')

/** Whether somebody may ask an endpoint at all, whatever it is about. */
export function mayAsk(access: Access, { caller, proven }: Verified): Grant {
  if (access.kind === 'open') return granted
  if (access.kind === 'callers') {
    const [nearest = ''] = caller.actors
    return access.callers.includes(nearest) ? granted : notPermitted
  }
  const reach = proven ? reachOf(access, caller.principal) : undefined
  if (reach === undefined) return notPermitted
  return reach === 'any' ? granted : grantedOwn
}

/** Whether what is asked about is the asker's own. Somebody else's and nobody's answer alike: neither is here for them. */
export function mayReach(access: Access, request: unknown, { caller }: Verified): Refusal | undefined {
  if (access.kind !== 'roles') return undefined
  const owners = access.owner?.(request as never)
  const named = typeof owners === 'string' ? [owners] : (owners ?? [])
  const { id, guestId } = caller.principal
  const isOwn = named.length > 0 && named.every((owner) => owner === id || owner === guestId)
  return isOwn ? undefined : refuse(access.conceals ?? 'not-found')
}

/** The farthest that any of somebody's roles reaches. */
function reachOf({ may }: RoleAccess, { kind, roles }: Verified['caller']['principal']): Reach | undefined {
  const reaches = kind === 'guest' ? [may.guest] : roles.map((role) => may[role])
  return reaches.includes('any') ? 'any' : reaches.find((reach) => reach !== undefined)
}
