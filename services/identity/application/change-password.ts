import { passwordMistake } from '../domain/password-policy.ts'
import type { Ports } from '../ports.ts'
import { proofTries } from './limits.ts'
import { readyPassword } from './new-password.ts'
import { mistaken, tooMany, unlessBusy } from './outcomes.ts'
import type { ChangePassword } from './use-cases.ts'

/** Asks for the password there is (ASVS 6.2.3): a browser left open must not be enough to take an account over. */
export function makeChangePassword(ports: Ports): ChangePassword {
  const { accounts, passwords, throttle, audit, atomically, standing, now } = ports
  return async ({ accountId, current, password, sessionId, visitor }) => {
    const account = accounts.byId(accountId)
    if (!account) return mistaken({ password: 'password-wrong' })
    const mistake = current === password ? 'password-same' : passwordMistake(password, account)
    if (mistake) return mistaken({ password: mistake })
    const tries = proofTries(accountId, visitor)
    const room = throttle.take(tries, now())
    if (!room.ok) return tooMany(room)
    const checked = await unlessBusy(() => passwords.verify(current, account.passwordHash))
    if (!checked.ok) return checked
    if (!checked.value) {
      audit.note({
        action: 'security.refused-proof',
        object: { kind: 'account', id: accountId },
        accountId,
        outcome: 'refused',
        reason: 'wrong-password',
        traceparent: visitor.traceparent,
      })
      return mistaken({ password: 'password-wrong' })
    }
    throttle.giveBack(tries)
    const ready = await readyPassword(ports, account, password, visitor)
    if (!ready.ok) return ready
    atomically(() => {
      ready.keep()
      audit.note({
        action: 'security.password-changed',
        object: { kind: 'account', id: accountId },
        accountId,
        traceparent: visitor.traceparent,
      })
    })
    await standing.endAll(accountId, sessionId)
    return { ok: true }
  }
}
