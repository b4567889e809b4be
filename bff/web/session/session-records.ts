import { nobody } from '@galleria/chassis/audit/deed'
import type { Notebook } from '@galleria/chassis/audit/notebook'
import type { Caller } from '@galleria/chassis/authority/caller'
import type { Metrics } from '@galleria/chassis/telemetry/metrics'
import type { KeptSession } from './session-store.ts'

/** How a session came to its end. `other-roles`: it has to be begun anew, since somebody may do other things now. */
export type SessionEnd = 'signed-out' | 'by-notice' | 'lapsed' | 'declined' | 'other-roles'

/** Writes down what becomes of sessions: as figures, and who began and ended one into the audit. */
export interface SessionRecords {
  begun(kept: KeptSession): void
  ended(how: SessionEnd, kept: KeptSession): void
  renewed(outcome: 'renewed' | 'outage' | 'declined' | 'other-roles'): void
  /** Somebody wanted to sign in, and was not. */
  refused(why: 'not-ours' | 'declined' | 'outage'): void
  cartMerged(outcome: 'merged' | 'refused' | 'outage'): void
}

/** See {@link SessionRecords}. A session is named by its key, which is of no use to whoever reads it. */
export function createSessionRecords(metrics: Metrics, audit: Notebook): SessionRecords {
  const begun = metrics.counter({
    name: 'galleria_sessions_begun_total',
    help: 'Sign-ins that came to a session.',
    labels: [],
  })
  const ended = metrics.counter({
    name: 'galleria_sessions_ended_total',
    help: 'Sessions that came to an end while somebody was looking, by how.',
    labels: ['how'],
  })
  const renewed = metrics.counter({
    name: 'galleria_session_tokens_renewed_total',
    help: 'Renewals of the tokens of a session, by what came of them.',
    labels: ['outcome'],
  })
  const refused = metrics.counter({
    name: 'galleria_sign_ins_refused_total',
    help: 'Sign-ins that came to nothing, by why.',
    labels: ['why'],
  })
  const merged = metrics.counter({
    name: 'galleria_guest_carts_merged_total',
    help: 'Attempts at merging a guest’s cart at sign-in, by what came of them.',
    labels: ['outcome'],
  })

  function note(action: string, { key, session: { userId, roles } }: KeptSession, reason?: string): void {
    const caller: Caller = { principal: { kind: 'user', id: userId, roles }, actors: [] }
    audit.note({ action, object: { kind: 'session', id: key }, reason }, { caller })
  }

  return {
    begun(kept) {
      begun.increment({})
      note('session.begun', kept)
    },
    ended(how, kept) {
      ended.increment({ how })
      note('session.ended', kept, how)
    },
    renewed: (outcome) => renewed.increment({ outcome }),
    refused(why) {
      refused.increment({ why })
      if (why !== 'outage')
        audit.note({ action: 'security.refused-sign-in', outcome: 'refused', reason: why }, { caller: nobody })
    },
    cartMerged: (outcome) => merged.increment({ outcome }),
  }
}
