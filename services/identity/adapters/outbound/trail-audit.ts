import { nobody, type Told } from '@galleria/chassis/audit/deed'
import type { AuditTrail } from '@galleria/chassis/audit/trail'
import type { Accounts, Audit } from '../../ports.ts'

/** The audit's trail in this store. Who did it is an id and its roles, as everywhere in the audit. */
export function trailAudit(trail: AuditTrail, accounts: Accounts): Audit {
  return {
    note({ action, object, accountId, outcome, reason, statement, after, traceparent }) {
      const told: Told = { caller: callerOf(accountId), trace: traceparent === undefined ? undefined : { traceparent } }
      trail.append({ action, object, outcome, reason, statement, after }, traceparent || accountId ? told : undefined)
    },
  }

  function callerOf(accountId: string | undefined): Told['caller'] {
    if (accountId === undefined) return nobody
    const roles = [...(accounts.byId(accountId)?.roles ?? [])]
    return { principal: { kind: 'user', id: accountId, roles }, actors: [] }
  }
}
