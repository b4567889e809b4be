import type { Account } from '../domain/account.ts'
import type { Ports, Visitor } from '../ports.ts'
import { unlessBusy } from './outcomes.ts'
import type { IsBusy } from './use-cases.ts'

/**
 * Makes everything ready that a new password takes: its hash, and the mail that tells its owner. `keep` belongs into the transaction
 * of the change; no link by which another could be chosen outlives it.
 */
export async function readyPassword(
  { accounts, errands, passwords, post, links }: Ports,
  account: Account,
  password: string,
  { locale }: Visitor,
): Promise<{ readonly ok: true; keep(): void } | IsBusy> {
  const hashed = await unlessBusy(() => passwords.hash(password))
  if (!hashed.ok) return hashed
  const mail = await post.write({ kind: 'password-changed', to: account.email, locale, link: links.forgot })
  return {
    ok: true,
    keep() {
      accounts.changePassword(account.id, hashed.value)
      errands.dropResets(account.id)
      post.put(mail)
    },
  }
}
