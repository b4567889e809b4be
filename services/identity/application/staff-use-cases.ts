import type { EndingRefusal } from '../domain/staff.ts'
import type { Visitor } from '../ports.ts'
import type { Mistaken, Person, TooMany } from './use-cases.ts'

/** Somebody as whoever helps them sees them. */
export interface FoundPerson {
  readonly person: Person
  /** In how many places they are signed in. */
  readonly sessions: number
  /** Why whoever looks may not end these; undefined when they may. */
  readonly refusal: EndingRefusal | undefined
}

/** Whoever asks is none of those who may, and is not to learn that there is something to ask. */
export type Hidden = { readonly ok: false; readonly reason: 'hidden' }

/** Looks somebody up by a whole e-mail address or a whole subject id. */
export type LookPersonUp = (asked: {
  readonly staffId: string
  readonly wanted: string
  readonly visitor: Visitor
}) => { readonly ok: true; readonly found: FoundPerson } | Hidden | Mistaken | TooMany

/**
 * Ends all sessions of somebody else, with every app that acts for them, and keeps in the audit who did so and why. The `statement` is the
 * member of staff's own. Which roles may do it to which is `domain/staff.ts`.
 */
export type EndSessionsOf = (asked: {
  readonly staffId: string
  readonly accountId: string
  readonly statement: string
  readonly visitor: Visitor
}) => Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: EndingRefusal } | Hidden | Mistaken>

/** What those may ask who help others with their accounts. */
export interface StaffUseCases {
  readonly lookPersonUp: LookPersonUp
  readonly endSessionsOf: EndSessionsOf
}
