import type { Person } from '../../application/use-cases.ts'

/**
 * What somebody came for: an authorization that waits until they have signed in or have agreed. It belongs to the browser it began
 * in, by a cookie whose path is `/interaction/<id>`; so all pages and forms of it lie below that path.
 */
export interface Pending {
  /** As in the path of its pages; refuse the request when the two differ. */
  readonly id: string
  readonly asks: 'sign-in' | 'consent'
  readonly client: { readonly id: string; readonly name: string }
  /** Asked of the person's data: `openid`, `profile`, `email`, `offline_access`. */
  readonly scopes: readonly string[]
  /** Whether it asks to act in their name at one of the shop's APIs. */
  readonly shops: boolean
  /** The address to fill in (`login_hint`), if it looks like one. Nothing may be believed because of it. */
  readonly emailHint: string | undefined
  /** Who is signed in already, while consent is asked, or while they are to prove again that it is them. */
  readonly person: Person | undefined
}

/** How somebody has proved who they are (RFC 8176): by password, or by a passkey that its owner has unlocked. */
export type Proof = 'pwd' | 'passkey'

/**
 * Between the pages and the authorization server. Each of the finishing calls returns the address to send the browser to, by 303;
 * undefined when there is nothing pending in that browser (any more).
 */
export interface Interactions {
  pending(request: Request): Promise<Pending | undefined>
  finishSignIn(
    request: Request,
    signedIn: { readonly accountId: string; readonly by: Proof },
  ): Promise<string | undefined>
  /** Agrees to all that is asked. */
  finishConsent(request: Request): Promise<string | undefined>
  /** The client is told `access_denied`. */
  abort(request: Request): Promise<string | undefined>
}

/** Who is signed in at this server in a browser. */
export interface Current {
  readonly person: Person
  /** Of `SignedIn.id`: the session that is this one. */
  readonly sessionId: string
  /** When they last proved who they are, in epoch milliseconds; ask again before what changes how they sign in. */
  readonly authenticatedAt: number
}

/** Who asks for a page of an account. */
export interface CurrentAccount {
  of(request: Request): Promise<Current | undefined>
  /** Gives the session another id, once somebody has proved anew who they are: the cookies to set, none when it has ended. */
  renew(request: Request): Promise<readonly string[]>
  /** Where to send a browser that has to sign in first, and comes back to a path of ours afterwards: `/account…`. */
  signInUrl(returnTo: string): string
  /** Where to send a browser that wants to sign out; it is asked there whether it means it. */
  readonly signOutUrl: string
}
