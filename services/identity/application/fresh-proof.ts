import { addressKey } from '../domain/account.ts'
import { isFresh } from '../domain/fresh-proof.ts'
import type { Ports } from '../ports.ts'
import { passkeyTries, signInTries } from './limits.ts'
import { mistaken, tooMany, unlessBusy } from './outcomes.ts'
import { knownDevice } from './sign-in.ts'
import type { FreshProofUseCases, Prover } from './use-cases.ts'

/** See {@link FreshProofUseCases}. Guesses are counted with those of signing in: being signed in gives nobody more of them. */
export function makeFreshProof(ports: Ports): FreshProofUseCases {
  const { accounts, passwords, passkeys, throttle, proofs, audit, atomically, now } = ports

  function refused({ accountId, visitor: { traceparent } }: Omit<Prover, 'sessionId'>, reason: string): void {
    const object = { kind: 'account', id: accountId }
    audit.note({ action: 'security.refused-proof', object, accountId, outcome: 'refused', reason, traceparent })
  }

  /** Inside a transaction. */
  function prove({ accountId, sessionId, visitor: { traceparent } }: Prover, by: 'password' | 'passkey'): void {
    proofs.keep(accountId, sessionId, now())
    const object = { kind: 'session', id: sessionId.slice(0, 16) }
    audit.note({ action: 'security.proved-anew', object, accountId, after: { by }, traceparent })
  }

  return {
    isFresh: (provedAt) => isFresh(provedAt, now()),
    refused,

    async byPassword({ password, ...who }) {
      const { accountId, visitor } = who
      const account = accounts.byId(accountId)
      if (!account) return mistaken({ password: 'password-wrong' })
      const tries = signInTries(addressKey(account.email), visitor, knownDevice(ports, account, visitor))
      const room = throttle.take(tries, now())
      if (!room.ok) {
        refused(who, 'too-many')
        return tooMany(room)
      }
      const checked = await unlessBusy(() => passwords.verify(password, account.passwordHash))
      if (!checked.ok) {
        throttle.giveBack(tries)
        return checked
      }
      if (!checked.value) {
        refused(who, 'wrong-password')
        return mistaken({ password: 'password-wrong' })
      }
      throttle.giveBack(tries)
      atomically(() => prove(who, 'password'))
      return { ok: true }
    },

    byPasskey({ id, counter, ...who }) {
      if (passkeys.find(id)?.accountId !== who.accountId) {
        refused(who, 'passkey-of-another')
        return false
      }
      throttle.giveBack(passkeyTries(who.visitor))
      return atomically(() => {
        passkeys.used(id, counter, now())
        prove(who, 'passkey')
        return true
      })
    },
  }
}
