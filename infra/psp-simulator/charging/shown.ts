import type { ChargeRow } from '../books/charges.ts'
import type { LedgerRow } from '../books/ledger.ts'
import type { RefundRow } from '../books/refunds.ts'
import { toDecimal } from './amount.ts'

/** A charge as merchants see it. */
export function shownCharge(row: ChargeRow) {
  return {
    object: 'charge' as const,
    id: row.id,
    reference: row.reference,
    amount: row.amount,
    currency: row.currency,
    captured_amount: toDecimal(row.captured),
    refunded_amount: toDecimal(row.refunded),
    state: row.state,
    refusal: row.refusal ? { code: row.refusal } : null,
    card: { brand: row.brand, last4: row.last4 },
    created: row.created,
  }
}

/** See {@link shownCharge}. */
export type ShownCharge = ReturnType<typeof shownCharge>

/** A refund as merchants see it. */
export function shownRefund({ id, charge, amount, reference, created }: RefundRow) {
  return { object: 'refund' as const, id, charge, amount: toDecimal(amount), reference, state: 'settled', created }
}

/** See {@link shownRefund}. */
export type ShownRefund = ReturnType<typeof shownRefund>

/** A line of the ledger as merchants see it. Ids sort as the lines came. */
export function shownEntry({ sequence, kind, charge, reference, amount, created }: LedgerRow) {
  return { id: entryId(sequence), kind, charge, reference, amount: toDecimal(amount), created }
}

/** The id of a ledger's line. */
export function entryId(sequence: number): string {
  return `le_${String(sequence).padStart(12, '0')}`
}
