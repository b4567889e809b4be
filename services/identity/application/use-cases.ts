import type { Account, DetailMistake } from '../domain/account.ts'
import type { PasswordMistake } from '../domain/password-policy.ts'
import type { StatementMistake } from '../domain/staff-statement.ts'
import type { Passkey, SignedIn, Visitor } from '../ports.ts'
import type { StaffUseCases } from './staff-use-cases.ts'

/** It was tried too often; milliseconds until it may be tried again. */
export type TooMany = { readonly ok: false; readonly reason: 'too-many'; readonly waitMs: number }
/** Too many passwords are being hashed just now. */
export type IsBusy = { readonly ok: false; readonly reason: 'busy' }

/** What can be wrong with a form, by its field. */
export interface Mistakes {
  readonly name?: DetailMistake
  readonly email?: DetailMistake
  readonly password?: PasswordMistake | 'password-same' | 'password-wrong'
  /** Whom a member of staff looks for, and why they do something to them. */
  readonly wanted?: 'person-missing' | 'person-invalid' | 'person-unknown'
  readonly reason?: StatementMistake
}
/** A form that has to be filled in again. */
export type Mistaken = { readonly ok: false; readonly reason: 'mistaken'; readonly mistakes: Mistakes }

/** Whose account it is, without what only the store needs. */
export type Person = Omit<Account, 'passwordHash'>

/**
 * Wants an account. Always the same answer for a form that is filled in well, whether the address has an account or not: what
 * there is to say is said in a mail to that address.
 */
export type SignUp = (wanted: {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly visitor: Visitor
}) => Promise<{ readonly ok: true } | Mistaken | TooMany | IsBusy>

/** Makes the account that a link in a mail stands for. `dead`: used, too old, never there, or the address has an account by now. */
export type VerifyEmail = (asked: {
  readonly token: string
  readonly visitor: Visitor
}) => { readonly ok: true; readonly person: Person } | { readonly ok: false; readonly reason: 'dead' } | TooMany

/**
 * Checks an address and a password. `device` is to be kept by the browser, and shown the next time: other people's wrong guesses do
 * not keep a browser out that was let in before. `refused` does not say which of the two was wrong.
 */
export type SignIn = (tried: {
  readonly email: string
  readonly password: string
  readonly visitor: Visitor
}) => Promise<SignInOutcome>
/** See {@link SignIn}. */
export type SignInOutcome =
  | { readonly ok: true; readonly person: Person; readonly device: string }
  | { readonly ok: false; readonly reason: 'refused' }
  | TooMany
  | IsBusy

/** Wants a new password. The same answer whether the address has an account or not. */
export type AskForReset = (asked: {
  readonly email: string
  readonly visitor: Visitor
}) => Promise<{ readonly ok: true } | Mistaken | TooMany>

/** Whether a link to choose a new password is still good. */
export type ResetIsOpen = (token: string) => boolean

/** Chooses a new password by a link from a mail, and signs out everywhere. */
export type ResetPassword = (asked: {
  readonly token: string
  readonly password: string
  readonly visitor: Visitor
}) => Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: 'dead' } | Mistaken | TooMany | IsBusy>

/** Chooses a new password while signed in, and signs out everywhere else. */
export type ChangePassword = (asked: {
  readonly accountId: string
  readonly current: string
  readonly password: string
  /** The session that stays. */
  readonly sessionId: string
  readonly visitor: Visitor
}) => Promise<{ readonly ok: true } | Mistaken | TooMany | IsBusy>

/** Where somebody is signed in, the newest first. */
export type ListSessions = (accountId: string) => readonly SignedIn[]
/** Ends one of them. False when they have none of that id. */
export type EndSession = (asked: {
  readonly accountId: string
  readonly sessionId: string
  readonly visitor: Visitor
}) => Promise<boolean>
/** Ends all of them, all apps included. */
export type SignOutEverywhere = (asked: { readonly accountId: string; readonly visitor: Visitor }) => Promise<void>

/** What the ceremony of a passkey has proved, to be acted upon. The ceremonies themselves are an adapter's. */
export interface PasskeyUseCases {
  of(accountId: string): readonly Passkey[]
  find(id: string): Passkey | undefined
  /** Begins a ceremony: the challenge is good once, for five minutes, and to that end alone. */
  keepChallenge(challenge: string, of: string): void
  takeChallenge(challenge: string, of: string): boolean
  /** Adds one whose registration was verified, and writes its owner a mail. `full`: there are ten; `taken`: it is known already. */
  add(asked: {
    readonly passkey: Omit<Passkey, 'addedAt' | 'usedAt'>
    readonly visitor: Visitor
  }): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: 'full' | 'taken' }>
  remove(asked: { readonly accountId: string; readonly id: string; readonly visitor: Visitor }): boolean
  /** Counts a try to sign in by passkey, before its answer is looked at. */
  tryOnce(visitor: Visitor): { readonly ok: true } | TooMany
  /** Signs in by one whose answer was verified, and keeps its counter. */
  signIn(asked: { readonly id: string; readonly counter: number; readonly visitor: Visitor }): SignInOutcome
  /** Writes down that an answer was not accepted. */
  refused(visitor: Visitor, reason: string): void
}

/** Who proves anew, in which session, that it is them. */
export interface Prover {
  readonly accountId: string
  readonly sessionId: string
  readonly visitor: Visitor
}

/** Proving anew that it is oneself, while signed in: what changes how one signs in takes a fresh proof (ASVS 7.5.1, 7.5.2). */
export interface FreshProofUseCases {
  /** Whether a proof of that time, in epoch milliseconds, still stands. */
  isFresh(provedAt: number): boolean
  byPassword(
    asked: Prover & { readonly password: string },
  ): Promise<{ readonly ok: true } | Mistaken | TooMany | IsBusy>
  /** By a passkey whose answer was verified; keeps its counter. False when it is not one of theirs. Count the try before. */
  byPasskey(asked: Prover & { readonly id: string; readonly counter: number }): boolean
  /** Writes down that a proof was too old for what was wanted, or was not accepted. */
  refused(who: Omit<Prover, 'sessionId'>, reason: string): void
}

/**
 * Closes an account for good: it is erased with its passkeys and whatever is open or under way in its name, clients are told, and a mail
 * to the old address says so. `provedAt` is when whoever asks has last proved who they are, in epoch milliseconds.
 */
export type CloseAccount = (asked: {
  readonly accountId: string
  readonly provedAt: number
  readonly visitor: Visitor
}) => Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: 'proof-too-old' }>

/** All that the pages may ask. */
export interface UseCases {
  readonly signUp: SignUp
  readonly verifyEmail: VerifyEmail
  readonly signIn: SignIn
  /** Whether whoever brings a password would be told now that too many do. It costs nothing to ask. */
  readonly isBusy: () => boolean
  readonly askForReset: AskForReset
  readonly resetIsOpen: ResetIsOpen
  readonly resetPassword: ResetPassword
  readonly changePassword: ChangePassword
  readonly listSessions: ListSessions
  readonly endSession: EndSession
  readonly signOutEverywhere: SignOutEverywhere
  readonly passkeys: PasskeyUseCases
  readonly freshProof: FreshProofUseCases
  readonly closeAccount: CloseAccount
  readonly staff: StaffUseCases
}
