import type { AuditTrail } from '@galleria/chassis/audit/trail'
import type { Call } from '@galleria/chassis/call'
import type { Selection, Settled } from '../../application/settle-letters.ts'

/** Settles letters, and sees to it that the audit knows. */
export type Audited = (
  verb: 'replay' | 'discard',
  which: Selection,
  call: Call,
  settle: () => Promise<Settled>,
) => Promise<Settled>

/**
 * Letters are the broker's and entries are ours, so the two cannot be one transaction: what was asked for is on the disk before a letter
 * is touched, and what came of it afterwards. A process that dies in between leaves the first alone, and nothing goes unrecorded.
 */
export function makeAudited(trail: Pick<AuditTrail, 'note'>): Audited {
  return async (verb, which, call, settle) => {
    const object = { kind: 'dead-letter', id: nameOf(which) }
    trail.note([{ deed: { action: `dead-letter.${verb}-asked`, object }, told: call }])
    const settled = await settle()
    const outcome = settled.ok
      ? ({ outcome: 'done', after: { letters: settled.count } } as const)
      : ({ outcome: 'refused', reason: settled.reason } as const)
    const past = verb === 'replay' ? 'replayed' : 'discarded'
    trail.note([{ deed: { action: `dead-letter.${past}`, object, ...outcome }, told: call }])
    return settled
  }
}

function nameOf(which: Selection): string {
  if ('letterId' in which) return String(which.letterId)
  return 'consumer' in which ? which.consumer : 'all'
}
