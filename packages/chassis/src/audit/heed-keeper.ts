import { AuditNotice, auditKeeper, auditNoticeSubject } from '@galleria/contracts/audit'
import type { Bus, BusMessage } from '../bus/bus.ts'
import type { AuditTrail } from './trail.ts'

/**
 * Heeds the keeper of the audit: writes the head of its chain into this one, so that whoever rewrites the keeper's must rewrite
 * everybody's, and sends again what the keeper says it lacks. Only a chain that is kept here can be a witness.
 * @throws when this process may not listen there.
 */
export async function heedKeeper(trail: AuditTrail, bus: Bus, { isWitness }: { isWitness: boolean }): Promise<void> {
  await bus.watch(auditNoticeSubject, (message) => {
    const { sequence, hash, missing } = readNotice(message)
    for (const { writer, after } of missing) if (writer === trail.writer) trail.rewind(after)
    if (!isWitness) return
    const deed = { action: 'audit.witnessed', object: { kind: 'writer', id: auditKeeper }, after: { sequence, hash } }
    trail.note([{ deed }])
  })
}

function readNotice(message: BusMessage): AuditNotice {
  return AuditNotice.parse(JSON.parse(message.text()))
}
