import { endingRefusal, mayLookPeopleUp } from '../domain/staff.ts'
import { statementMistake, tidyStatement } from '../domain/staff-statement.ts'
import type { Happening, Ports } from '../ports.ts'
import { mistaken } from './outcomes.ts'
import type { EndSessionsOf } from './staff-use-cases.ts'

type Needs = Pick<Ports, 'accounts' | 'standing' | 'devices' | 'audit' | 'atomically'>

/** See {@link EndSessionsOf}. Browsers that were known are strangers again, as when somebody signs out everywhere. */
export function makeEndSessionsOf({ accounts, standing, devices, audit, atomically }: Needs): EndSessionsOf {
  return async ({ staffId, accountId, statement, visitor: { traceparent } }) => {
    const staff = accounts.byId(staffId)
    const account = accounts.byId(accountId)
    const ending: Happening = {
      action: 'security.sessions-ended-by-staff',
      ...(account ? { object: { kind: 'account', id: accountId } } : {}),
      accountId: staffId,
      traceparent,
    }
    const refuse = (reason: string) => audit.note({ ...ending, outcome: 'refused', reason })
    if (!staff || !mayLookPeopleUp(staff)) {
      refuse('role')
      return { ok: false, reason: 'hidden' }
    }
    if (!account) return mistaken({ wanted: 'person-unknown' })
    const refusal = endingRefusal(staff, account)
    if (refusal) {
      refuse(refusal)
      return { ok: false, reason: refusal }
    }
    const mistake = statementMistake(statement)
    if (mistake) return mistaken({ reason: mistake })
    const cut = atomically(() => {
      devices.forgetAll(accountId)
      const ended = standing.cut(accountId, staffId)
      audit.note({ ...ending, statement: tidyStatement(statement), after: { ended: ended.ended } })
      return ended
    })
    await cut.tell()
    return { ok: true }
  }
}
