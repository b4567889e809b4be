import type { GivenBack } from '../../domain/given-back.ts'
import type { DeclineReason, Payment } from '../../domain/payment.ts'

/** A payment as the table has it. */
export interface PaymentRow {
  readonly order_id: string
  readonly status: Payment['status']
  readonly amount_cents: number | null
  readonly tax_cents: number | null
  readonly captured_cents: number
  readonly token: string | null
  readonly charge_id: string | null
  readonly decline_reason: DeclineReason | null
  readonly asked_at: number | null
  readonly updated_at: number
}

/** A giving-back as the table has it. */
export interface RefundRow {
  readonly refund_id: string
  readonly kind: GivenBack['kind']
  readonly amount_cents: number
  readonly tax_cents: number
  readonly status: GivenBack['status']
}

/** A payment from its rows. */
export function fromRow(row: PaymentRow, refunds: readonly RefundRow[]): Payment {
  const { order_id: orderId, status } = row
  if (status === 'barred') return { orderId, status }
  return {
    orderId,
    status,
    amountCents: row.amount_cents ?? 0,
    ...(row.tax_cents === null ? {} : { taxCents: row.tax_cents }),
    capturedCents: row.captured_cents,
    givenBack: refunds.map((refund) => ({
      refundId: refund.refund_id,
      kind: refund.kind,
      amountCents: refund.amount_cents,
      taxCents: refund.tax_cents,
      status: refund.status,
    })),
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
    tax_cents: money?.taxCents ?? null,
    captured_cents: money?.capturedCents ?? 0,
    token: money?.token ?? null,
    charge_id: money?.chargeId ?? null,
    decline_reason: money?.declineReason ?? null,
    asked_at: money?.askedAt ?? null,
    updated_at: money?.updatedAt ?? at,
  }
}
