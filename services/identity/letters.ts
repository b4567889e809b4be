import type { Locale } from '@galleria/contracts/values'

/** Why somebody is written to. Whether an address has an account is told to its owner alone, by the mail that comes. */
export type LetterKind =
  | 'verify-email'
  | 'account-known'
  | 'reset-password'
  | 'account-unknown'
  | 'password-changed'
  | 'passkey-added'
  | 'account-closed'

/** A mail that somebody is to get. It names nobody: a name that anybody can sign up under must not reach a stranger through us. */
export interface Letter {
  readonly kind: LetterKind
  readonly to: string
  readonly locale: Locale
  /** Where its one button leads. Absolute. */
  readonly link: string
  /** For how long the link is of use; unsaid when it always is. */
  readonly goodForMinutes?: number | undefined
}

/** A mail as it is to be sent. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Epoch milliseconds; from then on it is of no use to anybody. */
  readonly goodUntil: number
}

/** The mails that have yet to be sent. */
export interface Post {
  /** Puts a mail into words. Before the transaction, since it may wait. */
  write(letter: Letter): Promise<Mail>
  /** Has it sent once the transaction that gives reason to it is over. @throws Outage when too many wait. */
  put(mail: Mail): void
}
