import type { Locale } from '@galleria/contracts/values'
import type { Account } from './domain/account.ts'
import type { Rule } from './domain/throttle.ts'
import type { Post } from './letters.ts'

/** Whoever stands at the door, by what their connection and their browser show. */
export interface Visitor {
  /** The network address. */
  readonly address: string
  /** What the cookie of a browser holds that somebody has signed in with before; unproven. */
  readonly device: string | undefined
  readonly userAgent: string | undefined
  readonly locale: Locale
  /** W3C trace context of the request, for the audit. */
  readonly traceparent: string
}

/** The people who have an account. */
export interface Accounts {
  byId(id: string): Account | undefined
  /** By the key of an address (`addressKey`). */
  byAddress(key: string): Account | undefined
  /** False when somebody has that address already; nothing is changed then. */
  add(account: Account): boolean
  changePassword(id: string, passwordHash: string): void
  /** Erases it: the address is anybody's again. Its passkeys have to be gone before. */
  remove(id: string): void
}

/** Somebody who has said what account they want, and has yet to prove the address. */
export interface Wish {
  readonly email: string
  readonly name: string
  readonly passwordHash: string
}

/** What a link in a mail stands for. Whoever can read the mail has its token, we have a digest of it. */
export type Errand =
  | { readonly kind: 'verify'; readonly wish: Wish }
  | { readonly kind: 'reset'; readonly accountId: string }

/** Errands under way. */
export interface Errands {
  /** `expiresAt` is in epoch milliseconds. */
  add(token: string, errand: Errand, expiresAt: number): void
  /** The errand of a token that is still good; it stays good. */
  find(token: string, kind: Errand['kind'], now: number): Errand | undefined
  /** Takes it out: the same token finds nothing from now on. */
  take(token: string, kind: Errand['kind'], now: number): Errand | undefined
  /** Ends all resets of an account that are under way. */
  dropResets(accountId: string): void
  /** Ends all that is under way for an account, and for its address. */
  dropAll(account: Pick<Account, 'id' | 'email'>): void
}

/** Hashes passwords, a few at a time. */
export interface Passwords {
  /** @throws Busy when too many are waiting. */
  hash(password: string): Promise<string>
  /**
   * Whether it is the password. Without a hash the same work is done for nothing, so that nobody learns from the time it takes
   * whether there is an account. @throws Busy when too many are waiting.
   */
  verify(password: string, hash: string | undefined): Promise<boolean>
  /** Whether the next who comes would be turned away. */
  isFull(): boolean
  /** Whether it was hashed more cheaply than is done now. */
  isOutdated(hash: string): boolean
}

/** More passwords are waiting to be hashed than is worth waiting for. */
export class Busy extends Error {
  override readonly name = 'Busy'
}

/** Counts tries, by what they are counted by. */
export interface Throttle {
  /** Counts one more try under each key, or none of them when one of them has been tried too often. */
  take(tries: readonly Try[], now: number): { readonly ok: true } | { readonly ok: false; readonly waitMs: number }
  /** Takes back what {@link take} has counted. */
  giveBack(tries: readonly Try[]): void
}

/** One thing that tries are counted by. */
export interface Try {
  readonly key: string
  readonly rule: Rule
}

/** The browsers that people have signed in with, known by a random value that each was given. */
export interface Devices {
  /** Whether this account was signed in to with it before. */
  knows(accountId: string, device: string): boolean
  /** `now` in epoch milliseconds; a device that is not seen again is forgotten after a while. */
  remember(accountId: string, device: string, now: number): void
  forgetAll(accountId: string): void
}

/** A passkey (WebAuthn). Ids and challenges are base64url. */
export interface Passkey {
  readonly id: string
  readonly accountId: string
  /** What its owner calls it. */
  readonly label: string
  /** COSE. */
  readonly publicKey: Uint8Array<ArrayBuffer>
  readonly counter: number
  readonly transports: readonly string[]
  /** Epoch milliseconds. */
  readonly addedAt: number
  readonly usedAt: number | undefined
}

/** The passkeys of everybody. */
export interface Passkeys {
  of(accountId: string): readonly Passkey[]
  find(id: string): Passkey | undefined
  /** False when there is one of that id, whoever's it is. */
  add(passkey: Passkey): boolean
  used(id: string, counter: number, usedAt: number): void
  /** False when that account has none of that id. */
  remove(accountId: string, id: string): boolean
  removeAll(accountId: string): void
}

/** The challenges that browsers have yet to answer (WebAuthn 13.4.3): each is good once, and only for a while. */
export interface Challenges {
  /** `of` is who may answer it and to what end, such as `sign-in` or `register <account id>`. */
  keep(challenge: string, of: string, expiresAt: number): void
  /** Whether it was still open; it is not any longer. */
  take(challenge: string, of: string, now: number): boolean
}

/** Where somebody is signed in: a browser at this server, or an app that acts for them without one. */
export interface SignedIn {
  readonly id: string
  readonly kind: 'browser' | 'app'
  /** The apps that were entered by it. */
  readonly clients: readonly string[]
  readonly userAgent: string | undefined
  readonly address: string | undefined
  /** Epoch milliseconds. */
  readonly signedInAt: number
  readonly seenAt: number | undefined
}

/** What is open in people's names: sessions, grants, tokens. */
export interface Standing {
  list(accountId: string): readonly SignedIn[]
  /** Ends one of them with all its tokens, and tells the clients that want to be told. False when that account has none of that id. */
  end(accountId: string, id: string): Promise<boolean>
  /** Ends all of them but, if given, one. Returns how many. */
  endAll(accountId: string, butId?: string): Promise<number>
  /**
   * Ends all of them at once, in the transaction that is open; the clients are to be told after it. `by` is the account of whoever does
   * it, unless it is their own.
   */
  cut(accountId: string, by?: string): Cut
}

/** Sessions that have ended, and whoever has to be told of it yet. */
export interface Cut {
  readonly ended: number
  /** Tells the clients that want to be told. Never rejects: one that cannot be told is a warning in the log. */
  tell(): Promise<void>
}

/** When people have proved anew, within a session, that it is them. */
export interface Proofs {
  /** `sessionId` as in {@link SignedIn.id}, and `at` in epoch milliseconds. Nothing is kept when that account has no such session. */
  keep(accountId: string, sessionId: string, at: number): void
}

/** What was done, and by whom, for the audit. */
export interface Happening {
  /** `<aggregate>.<past>` or `security.<past>`. */
  readonly action: string
  readonly object?: { readonly kind: string; readonly id: string }
  /** Whoever is known to have done it. */
  readonly accountId?: string | undefined
  readonly outcome?: 'done' | 'refused'
  /** A word of the program's own. */
  readonly reason?: string | undefined
  /** Why a member of staff did it, in their own words. */
  readonly statement?: string | undefined
  readonly after?: Readonly<Record<string, string | number | boolean>>
  readonly traceparent?: string | undefined
}

/** Writes down what was done. Call it inside the transaction that does it. */
export interface Audit {
  note(happening: Happening): void
}

/** Does all of it or nothing. The work is synchronous: a transaction must not wait. */
export type Atomically = <Result>(work: () => Result extends Promise<unknown> ? never : Result) => Result

/** What the use cases need of the world. */
export interface Ports {
  readonly accounts: Accounts
  readonly errands: Errands
  readonly post: Post
  readonly passwords: Passwords
  readonly throttle: Throttle
  readonly devices: Devices
  readonly passkeys: Passkeys
  readonly challenges: Challenges
  readonly standing: Standing
  readonly proofs: Proofs
  readonly audit: Audit
  readonly atomically: Atomically
  /** Epoch milliseconds. */
  readonly now: () => number
  /** A UUID that nobody can guess. */
  readonly newId: () => string
  /** 256 random bits, base64url. */
  readonly newSecret: () => string
  /** The addresses of pages, as mails name them. */
  readonly links: Links
}

/** Where links in mails lead to. */
export interface Links {
  verify(token: string): string
  reset(token: string): string
  readonly forgot: string
  readonly signUp: string
  readonly passkeys: string
}
