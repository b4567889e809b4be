import type { Ports } from '../ports.ts'
import { passkeyTries } from './limits.ts'
import { personOf, tooMany } from './outcomes.ts'
import { admit } from './sign-in.ts'
import type { PasskeyUseCases } from './use-cases.ts'

const mostPasskeys = 10
const answerWithinMs = 5 * 60_000

/** See {@link PasskeyUseCases}. */
export function makePasskeys(ports: Ports): PasskeyUseCases {
  const { accounts, passkeys, challenges, throttle, audit, atomically, now, post, links } = ports
  return {
    of: passkeys.of,
    find: passkeys.find,
    keepChallenge: (challenge, of) => challenges.keep(challenge, of, now() + answerWithinMs),
    takeChallenge: (challenge, of) => challenges.take(challenge, of, now()),

    async add({ passkey, visitor }) {
      const { accountId, id } = passkey
      const account = accounts.byId(accountId)
      if (!account) throw new Error('a passkey for an account that is not there')
      const mail = await post.write({
        kind: 'passkey-added',
        to: account.email,
        locale: visitor.locale,
        link: links.passkeys,
      })
      return atomically(() => {
        if (passkeys.of(accountId).length >= mostPasskeys) return { ok: false as const, reason: 'full' as const }
        if (!passkeys.add({ ...passkey, addedAt: now(), usedAt: undefined }))
          return { ok: false as const, reason: 'taken' as const }
        post.put(mail)
        const object = { kind: 'passkey', id: id.slice(0, 16) }
        audit.note({ action: 'passkey.added', object, accountId, traceparent: visitor.traceparent })
        return { ok: true as const }
      })
    },

    remove: ({ accountId, id, visitor: { traceparent } }) =>
      atomically(() => {
        const isGone = passkeys.remove(accountId, id)
        const object = { kind: 'passkey', id: id.slice(0, 16) }
        if (isGone) audit.note({ action: 'passkey.removed', object, accountId, traceparent })
        return isGone
      }),

    tryOnce(visitor) {
      const room = throttle.take(passkeyTries(visitor), now())
      return room.ok ? room : tooMany(room)
    },

    signIn({ id, counter, visitor }) {
      const passkey = passkeys.find(id)
      const account = passkey && accounts.byId(passkey.accountId)
      if (!account) return { ok: false, reason: 'refused' }
      throttle.giveBack(passkeyTries(visitor))
      passkeys.used(id, counter, now())
      return { ok: true, person: personOf(account), device: admit(ports, account.id, visitor, 'passkey') }
    },

    refused({ traceparent }, reason) {
      audit.note({ action: 'security.refused-passkey', outcome: 'refused', reason, traceparent })
    },
  }
}
