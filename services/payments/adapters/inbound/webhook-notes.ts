import { nobody } from '@galleria/chassis/audit/deed'
import type { Notebook } from '@galleria/chassis/audit/notebook'
import type { Tally, WebhookOutcome } from '../../ports.ts'

const forged: readonly WebhookOutcome[] = ['unsigned', 'too-old', 'bad-signature']

/** Counts as before, and writes into the audit what somebody sent in the provider's name who is not the provider. */
export function noteForgeries(audit: Notebook, tally: Tally): Tally {
  return {
    ...tally,
    webhook(outcome) {
      tally.webhook(outcome)
      if (!forged.includes(outcome)) return
      const object = { kind: 'webhook', id: 'psp' }
      const deed = { action: 'security.refused-signature', outcome: 'refused', reason: outcome, object } as const
      audit.note(deed, { caller: nobody })
    },
  }
}
