import { type EntryBody, type Fault, faultOf, genesis, noHead, readBody } from '@galleria/chassis/audit/chain'
import type { ChainRow } from './stores.ts'

/** What is wrong with a chain, and from which entry on. */
export interface Finding {
  readonly writer: string
  /** The entry, or {@link wholeStore}. */
  readonly sequence: number
  /** Where it was found. */
  readonly where: Where
  readonly reason: Reason
  /** What SQLite said, if it could not read on. */
  readonly detail?: string | undefined
}

/** Stands for an entry where it is the store that is damaged, or gone. */
export const wholeStore = 0

/** Where a finding was made: in the writer's own store, in the keeper's copy of it, or between two who ought to agree. */
export type Where = 'own store' | 'keeper' | 'own store and keeper' | 'anchor' | 'witness' | 'intake'

/** Why an entry is not believed. */
export type Reason =
  | Fault
  | 'missing'
  | 'unreadable'
  | 'damaged'
  | 'differs'
  | 'cut-short'
  | 'store-missing'
  | (string & {})

/** How far a chain goes, and what is wrong with it. */
export interface Walked {
  readonly entries: number
  readonly head: { readonly sequence: number; readonly hash: string }
  readonly findings: readonly Finding[]
}

/** A chain with more wrong than this is wrong enough. */
const mostFindings = 20

/**
 * Walks a chain from its first entry to its last: each must be the one after that before, say so itself, be spelt canonically, and
 * have a hash of that before and of what it says. `see` is shown each entry that is sound.
 */
export function walk(
  writer: string,
  where: Where,
  rows: Iterable<ChainRow>,
  see: (said: EntryBody, row: ChainRow) => void = () => {},
): Walked {
  const findings: Finding[] = []
  let entries = 0
  let head = noHead
  const find = (sequence: number, reason: Reason, detail?: string) => {
    if (findings.length < mostFindings) findings.push({ writer, sequence, where, reason, detail })
  }
  try {
    for (const row of rows) {
      const { sequence, body, hash } = row
      if (sequence !== head.sequence + 1) find(head.sequence + 1, 'missing')
      const previous = head.sequence === 0 ? genesis : head.hash
      const fault = faultOf({ body, previous, hash }, writer, sequence)
      if (fault) find(sequence, fault)
      else see(readBody(body) as EntryBody, row)
      entries += 1
      head = { sequence, hash }
    }
  } catch (error) {
    find(head.sequence + 1, 'unreadable', error instanceof Error ? error.message : String(error))
  }
  return { entries, head, findings }
}
