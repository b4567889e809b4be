import type { Account } from '../domain/account.ts'
import type { Ports } from '../ports.ts'
import { errandTries } from './limits.ts'
import { personOf, tooMany } from './outcomes.ts'
import type { VerifyEmail } from './use-cases.ts'

type Needs = Pick<Ports, 'accounts' | 'errands' | 'throttle' | 'audit' | 'atomically' | 'now' | 'newId'>

/** Makes the account that was wanted: the first of two sign-ups that is confirmed gets the address. */
export function makeVerifyEmail({ accounts, errands, throttle, audit, atomically, now, newId }: Needs): VerifyEmail {
  return ({ token, visitor }) => {
    const room = throttle.take(errandTries(visitor), now())
    if (!room.ok) return tooMany(room)
    const account = atomically((): Account | undefined => {
      const errand = errands.take(token, 'verify', now())
      if (errand?.kind !== 'verify') return undefined
      const made: Account = { id: newId(), ...errand.wish, roles: ['shopper'], createdAt: now() }
      if (!accounts.add(made)) return undefined
      audit.note({
        action: 'account.created',
        object: { kind: 'account', id: made.id },
        accountId: made.id,
        traceparent: visitor.traceparent,
      })
      return made
    })
    return account ? { ok: true, person: personOf(account) } : { ok: false, reason: 'dead' }
  }
}
