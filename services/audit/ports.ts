import type { AuditEntry, ChainHead, SealedEntry } from '@galleria/contracts/audit'
import type { KeptHead } from './domain/intake.ts'

/** Something that no chain as it should be would have. Once found it is never forgotten, though the chain be mended. */
export interface Finding {
  readonly writer: string
  readonly sequence: number
  /** A word of the program's own. */
  readonly reason: string
}

/** A writer whose entries are not all here. */
export interface Gap {
  readonly writer: string
  /** How far its chain is kept. */
  readonly after: number
  /** The farthest entry that was seen. */
  readonly seen: number
}

/** Which entries somebody wants to see. */
export interface Wanted {
  readonly writer?: string | undefined
  readonly principalId?: string | undefined
  readonly objectId?: string | undefined
  readonly action?: string | undefined
  /** The place before which to go on. */
  readonly before?: number | undefined
  readonly limit: number
}

/** Keeps every chain, entry by entry, and only ever adds to them. */
export interface Archive {
  /** Does all of `work` or nothing of it. */
  together<Result>(work: () => Result extends PromiseLike<unknown> ? never : Result): Result
  head(writer: string): KeptHead
  heads(): ChainHead[]
  /** The hash that is kept at a place of a chain. */
  hashAt(writer: string, sequence: number): string | undefined
  keep(writer: string, sequence: number, entry: SealedEntry): void
  /** Keeps what is wrong, with the entry that shows it. False when the same was found before. */
  noteBroken(finding: Finding, entry: SealedEntry | undefined, at: string): boolean
  broken(): Finding[]
  brokenChains(): number
  /** Notes that an entry was seen which does not follow yet. False when the gap before it was known. */
  noteAhead(writer: string, seen: number): boolean
  gaps(): Gap[]
  /** Entries, newest first, each with its place. */
  list(wanted: Wanted): { readonly place: number; readonly entry: AuditEntry }[]
  /** The heads that have moved since they were anchored, the keeper's own left out. */
  unanchored(): KeptHeadOf[]
  noteAnchored(heads: readonly KeptHeadOf[]): void
}

/** How far whose chain is kept. */
export interface KeptHeadOf extends KeptHead {
  readonly writer: string
}
