import { type Account, addressKey, emailMistake } from '../domain/account.ts'
import { endingRefusal, mayLookPeopleUp } from '../domain/staff.ts'
import type { Ports } from '../ports.ts'
import { lookUpTries } from './limits.ts'
import { mistaken, personOf, tooMany } from './outcomes.ts'
import type { LookPersonUp } from './staff-use-cases.ts'

type Needs = Pick<Ports, 'accounts' | 'standing' | 'throttle' | 'audit' | 'now'>

const subjectId = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

/** See {@link LookPersonUp}. A look at somebody's data is in the audit, and one at nobody's too: a row of those is somebody guessing. */
export function makeLookPersonUp({ accounts, standing, throttle, audit, now }: Needs): LookPersonUp {
  return ({ staffId, wanted, visitor: { traceparent } }) => {
    const staff = accounts.byId(staffId)
    const looked = { action: 'data.read', accountId: staffId, traceparent }
    if (!staff || !mayLookPeopleUp(staff)) {
      audit.note({ ...looked, outcome: 'refused', reason: 'role' })
      return { ok: false, reason: 'hidden' }
    }
    const room = throttle.take(lookUpTries(staffId), now())
    if (!room.ok) return tooMany(room)
    const account = search(wanted.trim())
    if (typeof account === 'string') return mistaken({ wanted: account })
    if (!account) {
      audit.note({ ...looked, outcome: 'refused', reason: 'nobody-found' })
      return mistaken({ wanted: 'person-unknown' })
    }
    audit.note({ ...looked, object: { kind: 'account', id: account.id } })
    const sessions = standing.list(account.id).length
    return { ok: true, found: { person: personOf(account), sessions, refusal: endingRefusal(staff, account) } }
  }

  /** By a whole address or a whole id: nobody browses through people. */
  function search(wanted: string): Account | undefined | 'person-missing' | 'person-invalid' {
    if (wanted === '') return 'person-missing'
    if (subjectId.test(wanted)) return accounts.byId(wanted.toLowerCase())
    return emailMistake(wanted) ? 'person-invalid' : accounts.byAddress(addressKey(wanted))
  }
}
