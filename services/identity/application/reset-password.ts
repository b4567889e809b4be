import { addressKey, emailMistake } from '../domain/account.ts'
import { passwordMistake } from '../domain/password-policy.ts'
import type { Letter } from '../letters.ts'
import type { Ports } from '../ports.ts'
import { errandTries, mailTries } from './limits.ts'
import { readyPassword } from './new-password.ts'
import { mistaken, tooMany } from './outcomes.ts'
import type { AskForReset, ResetIsOpen, ResetPassword } from './use-cases.ts'

/** For how long a new password can be chosen, in milliseconds. */
export const resetWithinMs = 30 * 60_000

/** Sends a mail in any case: to whom there is an account, a link; to whom there is none, word of that. */
export function makeAskForReset({ accounts, errands, post, throttle, audit, ...ports }: Ports): AskForReset {
  const { atomically, now, newSecret, links } = ports
  return async ({ email, visitor }) => {
    const mistake = emailMistake(email)
    if (mistake) return mistaken({ email: mistake })
    const room = throttle.take(mailTries(addressKey(email), visitor), now())
    if (!room.ok) return tooMany(room)
    const account = accounts.byAddress(addressKey(email))
    const token = newSecret()
    const { locale } = visitor
    // To the address as it was registered: another that looks like it may be another's.
    const letter: Letter = account
      ? {
          kind: 'reset-password',
          to: account.email,
          locale,
          link: links.reset(token),
          goodForMinutes: resetWithinMs / 60_000,
        }
      : { kind: 'account-unknown', to: email.trim(), locale, link: links.signUp }
    const mail = await post.write(letter)
    atomically(() => {
      // For an unknown address too, with a token that nobody is sent.
      errands.add(token, { kind: 'reset', accountId: account?.id ?? 'nobody' }, now() + resetWithinMs)
      post.put(mail)
      audit.note({
        action: 'security.reset-wanted',
        ...(account ? { object: { kind: 'account', id: account.id } } : {}),
        traceparent: visitor.traceparent,
      })
    })
    return { ok: true }
  }
}

/** See {@link ResetIsOpen}. */
export function makeResetIsOpen({ errands, now }: Pick<Ports, 'errands' | 'now'>): ResetIsOpen {
  return (token) => errands.find(token, 'reset', now()) !== undefined
}

/** The link is used up with the change itself; a password that will not do leaves it as it was. */
export function makeResetPassword(ports: Ports): ResetPassword {
  const { accounts, errands, throttle, devices, audit, atomically, standing, now } = ports
  return async ({ token, password, visitor }) => {
    const room = throttle.take(errandTries(visitor), now())
    if (!room.ok) return tooMany(room)
    const open = errands.find(token, 'reset', now())
    const account = open?.kind === 'reset' ? accounts.byId(open.accountId) : undefined
    if (!account) return { ok: false, reason: 'dead' }
    const mistake = passwordMistake(password, account)
    if (mistake) return mistaken({ password: mistake })
    const ready = await readyPassword(ports, account, password, visitor)
    if (!ready.ok) return ready
    const isDone = atomically(() => {
      if (!errands.take(token, 'reset', now())) return false
      ready.keep()
      devices.forgetAll(account.id)
      audit.note({
        action: 'security.password-reset',
        object: { kind: 'account', id: account.id },
        accountId: account.id,
        traceparent: visitor.traceparent,
      })
      return true
    })
    if (!isDone) return { ok: false, reason: 'dead' }
    await standing.endAll(account.id)
    return { ok: true }
  }
}
