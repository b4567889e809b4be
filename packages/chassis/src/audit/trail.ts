import type { SealedEntry } from '@galleria/contracts/audit'
import type { Head } from './chain.ts'
import type { Deed, Told } from './deed.ts'

/** Where a process writes down what was done. */
export interface AuditTrail extends Unsent {
  /** Writes one entry down. In a store: call it inside the transaction that does the deed, so that neither is there without the other. */
  append(deed: Deed, told?: Told): void
  /** Writes entries down that go with no change of state, all at once: they are on the disk when it returns, where there is one. */
  note(deeds: readonly Noted[]): void
  head(): Head
}

/** A deed and whose it was. */
export interface Noted {
  readonly deed: Deed
  readonly told?: Told | undefined
}

/** What of a trail has yet to be sent to the keeper of the audit. */
export interface Unsent {
  readonly writer: string
  /** The oldest entries that were not sent, oldest first. */
  waiting(limit: number): SealedEntry[]
  /** How many there are. */
  depth(): number
  /** Says that all up to this one were sent. */
  markSent(sequence: number): void
  /** Sends all again that come after this one. */
  rewind(sequence: number): void
  /** How often it was rewound: what is sent again must not count as sent twice. */
  rewinds(): number
  /** When the stream that was filled so far was made, as the broker told it. */
  knownBirth(): string | undefined
  rememberBirth(birth: string): void
  /** Calls back after each write. */
  onWrite(wake: () => void): void
}
