import type { EntryBody } from '@galleria/chassis/audit/chain'
import type { Finding } from './walk.ts'

/** That a chain had come so far, by somebody else's word. */
export interface Mark {
  readonly writer: string
  readonly sequence: number
  readonly hash: string
}

/** The heads that an entry of the keeper's own chain has anchored. */
export function anchorsIn({ action, after = {} }: EntryBody): Mark[] {
  if (action !== 'audit.anchored') return []
  return Object.entries(after).flatMap(([writer, head]) => markOf(writer, String(head)))
}

/** The head of the keeper's chain that an entry of another's is a witness of. */
export function witnessIn({ action, object, after = {} }: EntryBody): Mark[] {
  if (action !== 'audit.witnessed' || !object) return []
  return [{ writer: object.id, sequence: Number(after.sequence), hash: String(after.hash) }]
}

/** A head as it is written: `<sequence>:<hash>`. Nothing when it is none. */
export function markOf(writer: string, text: string): Mark[] {
  const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? []
  return sequence === undefined || hash === undefined ? [] : [{ writer, sequence: Number(sequence), hash }]
}

/** Looks marks up in chains as they are now. `hashAt` is undefined for what is not there. */
export function checkMarks(
  marks: Iterable<Mark>,
  where: 'anchor' | 'witness',
  hashAt: (writer: string, sequence: number) => string | undefined,
): Finding[] {
  const findings: Finding[] = []
  for (const { writer, sequence, hash } of marks) {
    const now = hashAt(writer, sequence)
    if (now === hash) continue
    findings.push({ writer, sequence, where, reason: now === undefined ? 'cut-short' : 'differs' })
  }
  return findings
}
