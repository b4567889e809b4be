import type { Ports } from '../ports.ts'
import type { EndSession, ListSessions, SignOutEverywhere } from './use-cases.ts'

/** See {@link ListSessions}. */
export function makeListSessions({ standing }: Pick<Ports, 'standing'>): ListSessions {
  return (accountId) => [...standing.list(accountId)].sort((a, b) => b.signedInAt - a.signedInAt)
}

/** See {@link EndSession}. */
export function makeEndSession({ standing, audit }: Pick<Ports, 'standing' | 'audit'>): EndSession {
  return async ({ accountId, sessionId, visitor: { traceparent } }) => {
    const wasThere = await standing.end(accountId, sessionId)
    const object = { kind: 'session', id: sessionId.slice(0, 16) }
    if (wasThere) audit.note({ action: 'security.session-ended', object, accountId, traceparent })
    return wasThere
  }
}

/** See {@link SignOutEverywhere}. Browsers that were known are strangers again. */
export function makeSignOutEverywhere({
  standing,
  devices,
  audit,
}: Pick<Ports, 'standing' | 'devices' | 'audit'>): SignOutEverywhere {
  return async ({ accountId, visitor: { traceparent } }) => {
    devices.forgetAll(accountId)
    const ended = await standing.endAll(accountId)
    const object = { kind: 'account', id: accountId }
    audit.note({ action: 'security.signed-out-everywhere', object, accountId, after: { ended }, traceparent })
  }
}
