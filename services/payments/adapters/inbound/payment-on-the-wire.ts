import { instant } from '@galleria/chassis/ports/index'
import type { Payment as WirePayment } from '@galleria/contracts/payments'
import { euros } from '@galleria/contracts/values'
import type { MoneyStatus, Payment } from '../../domain/payment.ts'

/** What the outside is told: whatever the provider still owes us an answer to is `unknown`, whichever question it was. */
const publicStatus: Record<Exclude<MoneyStatus, 'withdrawn'>, WirePayment['status']> = {
  authorizing: 'unknown',
  unknown: 'unknown',
  authorized: 'authorized',
  declined: 'declined',
  capturing: 'unknown',
  captured: 'captured',
  voiding: 'unknown',
  voided: 'voided',
}

/** The payment in the published language; nothing when no money was ever asked for. */
export function onTheWire(payment: Payment | undefined): WirePayment | undefined {
  if (!payment || payment.status === 'barred' || payment.status === 'withdrawn') return undefined
  const { orderId, status, amountCents, declineReason, updatedAt } = payment
  return {
    orderId,
    status: publicStatus[status],
    amount: euros(amountCents),
    // A token that stood for no card was never declined by one.
    ...(declineReason === undefined || declineReason === 'token-invalid' ? {} : { declineReason }),
    updatedAt: instant(updatedAt),
  }
}
