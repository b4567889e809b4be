import { faultOf, readBody } from '@galleria/chassis/audit/chain'
import type { AuditTrail } from '@galleria/chassis/audit/trail'
import { type AuditBatch, auditKeeper, type SealedEntry } from '@galleria/contracts/audit'
import { judge } from '../domain/intake.ts'
import type { Archive, Finding } from '../ports.ts'

/** What taking in needs. */
export interface TakeInPorts {
  readonly archive: Archive
  readonly trail: Pick<AuditTrail, 'append'>
  /** Now, as it is written down (RFC 3339, UTC). */
  readonly nowText: () => string
  /** Is told of a chain that was found broken, once. */
  readonly onBroken: (finding: Finding) => void
}

/** What came of a batch. */
export interface TakenIn {
  readonly kept: number
  /** Whether something was kept that is more than a chain's own bookkeeping: then heads are to be anchored. */
  readonly isNews: boolean
}

/** What a batch that nobody can read is noted as: it has no number. */
const noNumber = 1

/**
 * Takes a batch in: checks each entry against the chain as it is kept, and keeps those that follow upon it. What does not is kept as a
 * finding, and written into the keeper's own chain; what comes too early is left, and asked for again.
 */
export function makeTakeIn({ archive, trail, nowText, onBroken }: TakeInPorts) {
  function found(finding: Finding, entry: SealedEntry | undefined): void {
    if (!archive.noteBroken(finding, entry, nowText())) return
    const { writer, sequence, reason } = finding
    const object = { kind: 'writer', id: writer }
    trail.append({ action: 'audit.broken', object, outcome: 'refused', reason, after: { sequence } })
    onBroken(finding)
  }

  function missed(writer: string, after: number, seen: number): void {
    if (!archive.noteAhead(writer, seen)) return
    trail.append({ action: 'audit.missed', object: { kind: 'writer', id: writer }, after: { after, seen } })
  }

  function takeInOne(writer: string, entry: SealedEntry): 'kept' | 'known' | 'stop' {
    const head = archive.head(writer)
    const sequence = readBody(entry.body)?.sequence ?? head.sequence + 1
    const arrived = { ...entry, sequence, fault: faultOf(entry, writer, sequence) }
    const verdict = judge(arrived, head, archive.hashAt(writer, sequence))
    if (verdict.kind === 'keep') {
      archive.keep(writer, sequence, entry)
      return 'kept'
    }
    if (verdict.kind === 'known') return 'known'
    if (verdict.kind === 'ahead') missed(writer, head.sequence, sequence)
    else found({ writer, sequence, reason: verdict.reason }, entry)
    return 'stop'
  }

  return {
    takeIn: ({ writer, entries }: AuditBatch): TakenIn =>
      archive.together((): TakenIn => {
        let kept = 0
        let isNews = false
        for (const entry of entries) {
          const became = takeInOne(writer, entry)
          // What comes after cannot follow upon what is kept either.
          if (became === 'stop') break
          if (became === 'known') continue
          kept += 1
          isNews ||= writer !== auditKeeper && readBody(entry.body)?.action !== 'audit.witnessed'
        }
        return { kept, isNews }
      }),
    /** Notes that a process sent what cannot be read, or wrote in the name of another. */
    refuse: (process: string): void =>
      archive.together(() => found({ writer: process, sequence: noNumber, reason: 'not-its-own' }, undefined)),
  }
}
