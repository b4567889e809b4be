import type { Locale } from '@galleria/contracts/values'
import type { Tokens } from './session.ts'

/** What the browser is sent to sign in with, and what must be known when it comes back. */
export interface BegunSignIn {
  readonly url: string
  readonly secrets: SignInSecrets
}

/** What ties the answer to the browser that asked (state), the tokens to this sign-in (nonce), and the code to us (verifier). */
export interface SignInSecrets {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Who has signed in. */
export interface SignedIn {
  readonly tokens: Tokens
  readonly userId: string
  readonly name: string | undefined
  readonly email: string | undefined
  readonly identitySession: string | undefined
}

/** The identity server's word that sessions of somebody's are over (OpenID Connect Back-Channel Logout 1.0). */
export interface LogoutNotice {
  readonly userId: string | undefined
  readonly identitySession: string | undefined
  /** Milliseconds since the Unix epoch. */
  readonly issuedAt: number
}

/** No, and why: for the log, and never for whoever asked. */
export interface Declined {
  readonly declined: string
}

/** The identity server, as its client sees it. Every method that asks it throws an Outage when it does not answer, or not as agreed. */
export interface IdentityServer {
  /** The language is that of the reader; its pages should speak it as well. */
  begin(locale: Locale): Promise<BegunSignIn>
  /** `answer` is the whole address that the browser came back to. */
  finish(answer: URL, secrets: SignInSecrets): Promise<SignedIn | Declined>
  /** New tokens for a refresh token; the old one is good for nothing from then on. */
  renew(refreshToken: string): Promise<Tokens | Declined>
  /** Makes a refresh token good for nothing. */
  revoke(refreshToken: string): Promise<void>
  /** Where a browser goes so that the identity server's own session ends as well. */
  signOutUrl(): Promise<string>
  readNotice(logoutToken: string): Promise<LogoutNotice | Declined>
}

/** Whether something was declined. */
export function isDeclined<Value extends object>(answer: Value | Declined): answer is Declined {
  return 'declined' in answer
}
