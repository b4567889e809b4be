/**
 * What somebody may be; the same words as in the published language, which a domain does not import. The composition root would
 * not compile if the two came to differ.
 */
export type AccountRole = 'shopper' | 'support' | 'catalogue-manager' | 'operator' | 'auditor'

/** Somebody who has proved that the address is theirs. There is no other kind: until then a sign-up is only a wish. */
export interface Account {
  /** A UUID: the `sub` of every token, and never the name of a client. */
  readonly id: string
  /** As it was typed. {@link addressKey} tells whether two are one. */
  readonly email: string
  readonly name: string
  readonly roles: readonly AccountRole[]
  /** In the PHC string format. */
  readonly passwordHash: string
  /** Epoch milliseconds. */
  readonly createdAt: number
}

/** What is wrong with a name or an address, for a person to put right. */
export type DetailMistake = 'name-missing' | 'name-too-long' | 'name-unusable' | 'email-missing' | 'email-invalid'

const longestName = 100
const longestAddress = 254
/** Control characters and those that turn the direction of writing: a name is shown to others, and in mails. */
const unusable = /[\p{Cc}\p{Cf}\p{Co}<>]/u
/** Good enough to send a mail to; only the mail's arrival proves more. No line break and no second address can hide in it. */
const address = /^[^\s@<>(),;:"[\]\\]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i

/** What an address is looked up by: two that a mail server delivers to one person are one here. */
export function addressKey(email: string): string {
  return email.trim().normalize('NFC').toLowerCase()
}

/** What is wrong with a name, if anything. */
export function nameMistake(name: string): DetailMistake | undefined {
  const tidy = tidyName(name)
  if (tidy === '') return 'name-missing'
  if ([...tidy].length > longestName) return 'name-too-long'
  return unusable.test(tidy) ? 'name-unusable' : undefined
}

/** A name without what is around it and doubled within it. */
export function tidyName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/gu, ' ')
}

/** What is wrong with an address, if anything. */
export function emailMistake(email: string): DetailMistake | undefined {
  const key = addressKey(email)
  if (key === '') return 'email-missing'
  return key.length > longestAddress || !address.test(key) ? 'email-invalid' : undefined
}
