import type { Database } from 'bun:sqlite'
import type { Violation } from './violation.ts'

/** Where the provider said that a charge stands, in an answer that was about it and true. */
export type ChargeState = 'requires_capture' | 'settled' | 'canceled' | 'refused'

/** What the provider has ever truthfully told us: how each order's charge stands, and which refunds it has carried out. */
export interface Grounds {
  readonly states: ReadonlyMap<string, ReadonlySet<ChargeState>>
  readonly refunds: ReadonlySet<string>
}

const needed: Readonly<Record<string, ChargeState>> = {
  authorized: 'requires_capture',
  capturing: 'requires_capture',
  captured: 'settled',
  declined: 'refused',
  voided: 'canceled',
}

/**
 * Nothing about the money is held for certain that the provider has not said (I-PAY-6): no silence becomes a decline, and
 * no word with another amount, or of a webhook, becomes a fact.
 */
export function groundedAlways(payments: Database, { states, refunds }: Grounds): Violation[] {
  const known = payments.query<{ id: string; status: string }, []>('SELECT order_id AS id, status FROM payments').all()
  const settled = payments
    .query<{ id: string }, []>(`SELECT refund_id AS id FROM refunds WHERE kind = 'refund' AND status = 'settled'`)
    .all()
  return [
    ...known
      .filter(({ id, status }) => needed[status] && !states.get(id)?.has(needed[status]))
      .map(({ id, status }) => `order ${id} is ${status}`),
    ...settled.filter(({ id }) => !refunds.has(id)).map(({ id }) => `refund ${id} is settled`),
  ].map((claim) => ({ invariant: 'I-PAY-6', detail: `${claim}, which the provider has never said` }))
}
