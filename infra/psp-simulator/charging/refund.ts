import type { RefundRow } from '../books/refunds.ts'
import { shownRefund } from './shown.ts'
import { closedBy, type Keyed, newId, type Refused, type Till } from './till.ts'

/** Money that a merchant wants to give back. */
export interface WantedRefund {
  readonly charge: string
  /** Cents. */
  readonly amount: number
  readonly reference: string
}

/** What came of asking for a refund. */
export type GivenBack = { readonly refund: RefundRow; readonly isNew: boolean } | Refused

/** Gives back some of what was taken, never more than that; the same key gives the same refund. */
export function refund(till: Till, { key, fingerprint, wanted }: Keyed<WantedRefund>): GivenBack {
  const { charges, refunds, ledger } = till.books
  const before = refunds.byKey(key)
  if (before) return before.fingerprint === fingerprint ? { refund: before, isNew: false } : { error: 'key_reused' }
  if (refunds.byReference(wanted.reference)) return { error: 'reference_taken' }
  const charge = charges.get(wanted.charge)
  if (!charge) return { error: 'not_found' }
  if (charge.state !== 'settled') return { error: closedBy[charge.state] }
  if (charge.refunded + wanted.amount > charge.captured) return { error: 'refund_exceeds_charge' }

  const created = Math.floor(till.now() / 1000)
  const row: RefundRow = { id: newId('re'), ...wanted, idempotency_key: key, fingerprint, created }
  refunds.add(row)
  charges.giveBack(charge.id, row.amount)
  ledger.add({ kind: 'refund', charge: row.charge, reference: row.reference, amount: row.amount, created })
  till.tell('refund.settled', shownRefund(row))
  return { refund: row, isNew: true }
}
