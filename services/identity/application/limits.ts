import type { Rule } from '../domain/throttle.ts'
import type { Try, Visitor } from '../ports.ts'

const second = 1_000
const minute = 60 * second

/** How often somebody may guess at one account: by the browser that they use, or else by their network address. */
const guessesAtOne: Rule = { burst: 5, everyMs: 3 * minute }
/** How often one network address may guess at all accounts together: many sit behind one, and most of them guess right. */
const guessesFromOne: Rule = { burst: 50, everyMs: 20 * second }
/** How often all browsers together that an account does not know may guess at it. Those it knows are not kept out by this. */
const guessesByStrangers: Rule = { burst: 100, everyMs: 36 * second }
/** How many mails one address may be sent because somebody asks for it. */
const mailsToOne: Rule = { burst: 3, everyMs: 10 * minute }
const mailsFromOne: Rule = { burst: 20, everyMs: minute }
const errandsFromOne: Rule = { burst: 30, everyMs: 10 * second }
const passkeysFromOne: Rule = { burst: 30, everyMs: 10 * second }
/** How often one member of staff may look people up: as often as somebody asks for help, and not as often as a list is read. */
const looksByOne: Rule = { burst: 30, everyMs: 20 * second }
/** Wrong codes of devices (RFC 8628, 5.1): five of 34 bits, and then one each two minutes. */
const codesFromOne: Rule = { burst: 5, everyMs: 2 * minute }

/** A try to sign in. Whether there is such an account makes no difference. */
export function signInTries(address: string, visitor: Visitor, knownDevice: string | undefined): readonly Try[] {
  const from: Try = { key: `sign-in from ${visitor.address}`, rule: guessesFromOne }
  return knownDevice
    ? [{ key: `sign-in ${address} by ${knownDevice}`, rule: guessesAtOne }, from]
    : [
        { key: `sign-in ${address} from ${visitor.address}`, rule: guessesAtOne },
        { key: `sign-in ${address} by strangers`, rule: guessesByStrangers },
        from,
      ]
}

/** A try to prove again that it is oneself, while signed in. */
export function proofTries(accountId: string, visitor: Visitor): readonly Try[] {
  return [{ key: `proof of ${accountId} from ${visitor.address}`, rule: guessesAtOne }]
}

/** A wish that ends in a mail. */
export function mailTries(address: string, visitor: Visitor): readonly Try[] {
  return [
    { key: `mail to ${address}`, rule: mailsToOne },
    { key: `mail from ${visitor.address}`, rule: mailsFromOne },
  ]
}

/** A link from a mail, used. */
export function errandTries(visitor: Visitor): readonly Try[] {
  return [{ key: `errand from ${visitor.address}`, rule: errandsFromOne }]
}

/** A passkey, shown. */
export function passkeyTries(visitor: Visitor): readonly Try[] {
  return [{ key: `passkey from ${visitor.address}`, rule: passkeysFromOne }]
}

/** A device's code, typed. */
export function deviceCodeTries(address: string): readonly Try[] {
  return [{ key: `device code from ${address}`, rule: codesFromOne }]
}

/** A look at somebody's account. */
export function lookUpTries(staffId: string): readonly Try[] {
  return [{ key: `look-up by ${staffId}`, rule: looksByOne }]
}
