import { type Account, addressKey } from '../domain/account.ts'
import { longestPassword } from '../domain/password-policy.ts'
import type { Ports, Visitor } from '../ports.ts'
import { signInTries } from './limits.ts'
import { personOf, tooMany, unlessBusy } from './outcomes.ts'
import type { SignIn } from './use-cases.ts'

type Needs = Pick<
  Ports,
  'accounts' | 'passwords' | 'throttle' | 'devices' | 'audit' | 'atomically' | 'now' | 'newSecret'
>

/**
 * Whether the account is there or not, the same is counted, the same work is done and the same is said. A try is counted before it is
 * looked at, so that a hundred at once are not all let through, and given back when it was right.
 */
export function makeSignIn(ports: Needs): SignIn {
  const { accounts, passwords, throttle, now } = ports
  return async ({ email, password, visitor }) => {
    const key = addressKey(email)
    const account = accounts.byAddress(key)
    const known = knownDevice(ports, account, visitor)
    const tries = signInTries(key, visitor, known)
    const room = throttle.take(tries, now())
    if (!room.ok) {
      refuse(ports, account, visitor, 'too-many')
      return tooMany(room)
    }
    // Nothing that long is anybody's; it is not worth the work, but has to look as if it were.
    const tried = password.length > longestPassword * 2 ? '' : password
    const checked = await unlessBusy(() => passwords.verify(tried, account?.passwordHash))
    if (!checked.ok) {
      throttle.giveBack(tries)
      return checked
    }
    if (!account || !checked.value) {
      refuse(ports, account, visitor, account ? 'wrong-password' : 'no-account')
      return { ok: false, reason: 'refused' }
    }
    throttle.giveBack(tries)
    await renewHash(ports, account, password)
    return { ok: true, person: personOf(account), device: admit(ports, account.id, visitor, 'password') }
  }
}

/** What is written down, and given to the browser, once somebody has proved who they are. */
export function admit(
  { devices, audit, atomically, now, newSecret }: Pick<Ports, 'devices' | 'audit' | 'atomically' | 'now' | 'newSecret'>,
  accountId: string,
  visitor: Visitor,
  by: 'password' | 'passkey',
): string {
  return atomically(() => {
    const device = visitor.device && devices.knows(accountId, visitor.device) ? visitor.device : newSecret()
    devices.remember(accountId, device, now())
    audit.note({
      action: 'security.signed-in',
      object: { kind: 'account', id: accountId },
      accountId,
      after: { by },
      traceparent: visitor.traceparent,
    })
    return device
  })
}

/** What a browser shows that this account was signed in to with before; undefined when it shows nothing of the kind. */
export function knownDevice(
  { devices }: Pick<Ports, 'devices'>,
  account: Account | undefined,
  { device }: Visitor,
): string | undefined {
  return device && devices.knows(account?.id ?? 'nobody', device) ? device : undefined
}

function refuse({ audit }: Needs, account: Account | undefined, { traceparent }: Visitor, reason: string): void {
  audit.note({
    action: 'security.refused-sign-in',
    ...(account ? { object: { kind: 'account', id: account.id } } : {}),
    outcome: 'refused',
    reason,
    traceparent,
  })
}

/** A hash that was made when machines were slower is made again, now that the password is at hand. */
async function renewHash({ accounts, passwords }: Needs, { id, passwordHash }: Account, password: string) {
  if (!passwords.isOutdated(passwordHash)) return
  const hashed = await unlessBusy(() => passwords.hash(password))
  if (hashed.ok) accounts.changePassword(id, hashed.value)
}
