import { addressKey, emailMistake, nameMistake, tidyName } from '../domain/account.ts'
import { passwordMistake } from '../domain/password-policy.ts'
import type { Letter } from '../letters.ts'
import type { Ports } from '../ports.ts'
import { mailTries } from './limits.ts'
import { mistaken, tooMany, unlessBusy } from './outcomes.ts'
import type { Mistakes, SignUp } from './use-cases.ts'

/** For how long a new address can be confirmed, in milliseconds. */
export const verifyWithinMs = 24 * 3_600_000

type Needs = Pick<
  Ports,
  'accounts' | 'errands' | 'post' | 'passwords' | 'throttle' | 'audit' | 'atomically' | 'now' | 'newSecret' | 'links'
>

/**
 * Nothing is made before the address is proved: nobody can take an address that is another's, and a sign-up for an address that has
 * an account takes the same steps and as long, so that only the owner of the mailbox learns of it.
 */
export function makeSignUp(ports: Needs): SignUp {
  const { accounts, errands, post, passwords, throttle, audit, atomically, now, newSecret, links } = ports
  return async ({ name, email, password, visitor }) => {
    const mistakes = mistakesIn(name, email, password)
    if (Object.keys(mistakes).length > 0) return mistaken(mistakes)
    const room = throttle.take(mailTries(addressKey(email), visitor), now())
    if (!room.ok) return tooMany(room)
    const hashed = await unlessBusy(() => passwords.hash(password))
    if (!hashed.ok) return hashed
    const isKnown = accounts.byAddress(addressKey(email)) !== undefined
    const token = newSecret()
    const to = { to: email.trim(), locale: visitor.locale }
    const letter: Letter = isKnown
      ? { kind: 'account-known', ...to, link: links.forgot }
      : { kind: 'verify-email', ...to, link: links.verify(token), goodForMinutes: verifyWithinMs / 60_000 }
    const mail = await post.write(letter)
    atomically(() => {
      const wish = { email: email.trim(), name: tidyName(name), passwordHash: hashed.value }
      // For a known address too, with a token that nobody is sent.
      errands.add(token, { kind: 'verify', wish }, now() + verifyWithinMs)
      post.put(mail)
      audit.note({ action: 'account.wanted', after: { known: isKnown }, traceparent: visitor.traceparent })
    })
    return { ok: true }
  }
}

function mistakesIn(name: string, email: string, password: string): Mistakes {
  const [wrongName, wrongEmail] = [nameMistake(name), emailMistake(email)]
  const wrongPassword = passwordMistake(password, { email, name })
  return {
    ...(wrongName ? { name: wrongName } : {}),
    ...(wrongEmail ? { email: wrongEmail } : {}),
    ...(wrongPassword ? { password: wrongPassword } : {}),
  }
}
