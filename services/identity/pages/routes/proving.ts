import type { Current } from '../../adapters/inbound/interactions.ts'
import type { Ceremonies } from '../../adapters/outbound/passkey-ceremonies.ts'
import { askerOf, type Kit, type PageContext, type Refused, readForm, refusedBy, type Sent } from './kit.ts'

/** A form by which whoever is signed in proves anew that it is them, by password or passkey. */
export interface Proving {
  /** Gives out what a passkey is to answer. */
  begin(c: PageContext, who: Current): Promise<Response>
  /** Takes the form as it was sent; why not, when it was not taken. */
  take(c: PageContext, who: Current, sent: Sent): Promise<Refused | undefined>
}

/** Makes it for one purpose: what a passkey has answered for one is no answer for another. */
export function createProving(kit: Kit, ceremonies: Ceremonies, purpose: 'confirm' | 'close'): Proving {
  const { freshProof, passkeys } = kit.desk.useCases
  const purposeFor = ({ person, sessionId }: Current) => `${purpose} ${person.id} ${sessionId}`

  async function byPassword(c: PageContext, who: Current, password: string): Promise<Refused | undefined> {
    const { look, visitor } = askerOf(c, kit)
    if (password === '') return { status: 422, mistakes: { password: 'password-missing' } }
    const outcome = await freshProof.byPassword({ ...proverOf(who), password, visitor })
    return outcome.ok ? undefined : refusedBy(look, outcome)
  }

  async function byPasskey(c: PageContext, who: Current, credential: string): Promise<Refused | undefined> {
    const { look, visitor } = askerOf(c, kit)
    const mayTry = passkeys.tryOnce(visitor)
    if (!mayTry.ok) return refusedBy(look, mayTry)
    const proved = await ceremonies.finishSigningIn(
      credential,
      (challenge) => passkeys.takeChallenge(challenge, purposeFor(who)),
      passkeys.find,
    )
    if (!proved) freshProof.refused({ ...proverOf(who), visitor }, 'passkey-not-proved')
    if (proved && freshProof.byPasskey({ ...proverOf(who), ...proved, visitor })) return undefined
    return { status: 401, problem: look.t.signIn.passkeyRefused }
  }

  return {
    async begin(c, who) {
      if ((await readForm(c, kit, who.sessionId)).isStale) return c.body(null, 403)
      const { options, challenge } = await ceremonies.beginSigningIn(passkeys.of(who.person.id))
      passkeys.keepChallenge(challenge, purposeFor(who))
      c.header('cache-control', 'no-store')
      return c.json(options)
    },
    async take(c, who, sent) {
      if (sent.isStale) return refusedBy(askerOf(c, kit).look, undefined)
      const credential = sent.text('credential')
      return credential === '' ? byPassword(c, who, sent.text('password')) : byPasskey(c, who, credential)
    },
  }
}

function proverOf({ person, sessionId }: Current) {
  return { accountId: person.id, sessionId }
}
