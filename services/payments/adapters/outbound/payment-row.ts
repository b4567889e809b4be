import type { DeclineReason, Payment } from '../../domain/payment.ts'

/** A payment as the table has it. */
export interface PaymentRow {
  readonly order_id: string
  readonly status: Payment['status']
  readonly amount_cents: number | null
  readonly token: string | null
  readonly charge_id: string | null
  readonly decline_reason: DeclineReason | null
  readonly asked_at: number | null
  readonly updated_at: number
}

/** A payment from its row. */
export function fromRow(row: PaymentRow): Payment {
  const { order_id: orderId, status } = row
  if (status === 'barred') return { orderId, status }
  return {
    orderId,
    status,
    amountCents: row.amount_cents ?? 0,
    ...(row.token === null ? {} : { token: row.token }),
    ...(row.charge_id === null ? {} : { chargeId: row.charge_id }),
    ...(row.decline_reason === null ? {} : { declineReason: row.decline_reason }),
    askedAt: row.asked_at ?? row.updated_at,
    updatedAt: row.updated_at,
  }
}

/** The row of a payment; `at` dates one that says nothing of time itself. */
export function toRow(payment: Payment, at: number): PaymentRow {
  const money = payment.status === 'barred' ? undefined : payment
  return {
    order_id: payment.orderId,
    status: payment.status,
    amount_cents: money?.amountCents ?? null,
    token: money?.token ?? null,
    charge_id: money?.chargeId ?? null,
    decline_reason: money?.declineReason ?? null,
    asked_at: money?.askedAt ?? null,
    updated_at: money?.updatedAt ?? at,
  }
}
