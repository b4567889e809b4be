import { isFresh } from '../domain/fresh-proof.ts'
import type { Ports } from '../ports.ts'
import type { CloseAccount } from './use-cases.ts'

/**
 * One transaction erases all that this service knows of somebody but the audit, which has never known more of them than an id. What they
 * have ordered is others' to keep. What is in the post by then is sent: the last mail goes to the address that is erased.
 */
export function makeCloseAccount(ports: Ports): CloseAccount {
  const { accounts, passkeys, devices, errands, post, standing, audit, atomically, now, links } = ports
  return async ({ accountId, provedAt, visitor: { locale, traceparent } }) => {
    const object = { kind: 'account', id: accountId }
    if (!isFresh(provedAt, now())) {
      const reason = 'proof-too-old'
      audit.note({ action: 'security.refused-proof', object, accountId, outcome: 'refused', reason, traceparent })
      return { ok: false, reason }
    }
    const account = accounts.byId(accountId)
    if (!account) return { ok: true }
    const mail = await post.write({ kind: 'account-closed', to: account.email, locale, link: links.signUp })
    const cut = atomically(() => {
      // Pressed twice, closed once.
      if (!accounts.byId(accountId)) return undefined
      // Before it is gone, since the audit tells the roles of whoever did something.
      audit.note({ action: 'account.closed', object, accountId, traceparent })
      const ended = standing.cut(accountId)
      devices.forgetAll(accountId)
      passkeys.removeAll(accountId)
      errands.dropAll(account)
      accounts.remove(accountId)
      post.put(mail)
      return ended
    })
    await cut?.tell()
    return { ok: true }
  }
}
