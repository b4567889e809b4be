import type { GivenBack } from './given-back.ts'

/** Why the money was not given. The first four are the card's; the last is the token's, which stood for no card. */
export type DeclineReason =
  | 'insufficient-funds'
  | 'card-expired'
  | 'card-refused'
  | 'challenge-failed'
  | 'token-invalid'

/** What is asked of the provider for one order. */
export interface Terms {
  readonly amountCents: number
  /** The part of the amount that is value added tax. The provider is not told; the books keep it apart. */
  readonly taxCents: number
  /** The provider's stand-in for a card; worth nothing to anyone else, and forgotten once the provider has answered. */
  readonly token: string
}

/**
 * Where a payment stands. `authorizing`, `capturing` and `voiding` are written down before the provider is asked, so
 * that a crash in between is found again; `unknown` is an authorization whose answer was lost.
 */
export type MoneyStatus =
  | 'authorizing'
  | 'unknown'
  | 'authorized'
  | 'declined'
  | 'capturing'
  | 'captured'
  | 'voiding'
  | 'voided'
  | 'withdrawn'

/** The money side of one order, or the note that there shall be none. */
export type Payment = Barred | MoneyPayment

/** An order whose payment was voided before it was asked for. */
export interface Barred {
  readonly orderId: string
  readonly status: 'barred'
}

/** A payment that was asked for. */
export interface MoneyPayment {
  readonly orderId: string
  readonly status: MoneyStatus
  readonly amountCents: number
  /** Not known of payments that were asked for before the books kept tax apart. */
  readonly taxCents?: number
  /** Nothing, or all that was due (I-PAY-1). */
  readonly capturedCents: number
  /** What was let go or given back, in the order in which it was asked for. */
  readonly givenBack: readonly GivenBack[]
  /** Kept only while the authorization may have to be asked for again. */
  readonly token?: string
  /** The provider's name for the charge, once it told us. */
  readonly chargeId?: string
  readonly declineReason?: DeclineReason
  /** Epoch milliseconds of the first ask. */
  readonly askedAt: number
  /** Epoch milliseconds of the last change. */
  readonly updatedAt: number
}

/** One giving-back as it is asked for. */
export interface Asked {
  readonly refundId: string
  readonly amountCents: number
  readonly taxCents: number
}

/** What can happen to a payment. */
export type PaymentEvent =
  | ({ readonly type: 'authorize-asked' } & Terms)
  | { readonly type: 'withdrawn' }
  | { readonly type: 'doubted' }
  | { readonly type: 'authorized'; readonly chargeId: string }
  | { readonly type: 'declined'; readonly reason: DeclineReason }
  | { readonly type: 'capture-asked' }
  | { readonly type: 'captured'; readonly chargeId: string }
  | { readonly type: 'void-asked' }
  | { readonly type: 'voided' }
  | { readonly type: 'barred' }
  /** Money that was never taken was let go; the provider hears of it when the rest is captured. */
  | ({ readonly type: 'reduced' } & Asked)
  | ({ readonly type: 'refund-asked' } & Asked)
  | { readonly type: 'refund-doubted'; readonly refundId: string }
  | { readonly type: 'refunded'; readonly refundId: string }

const openQuestions: ReadonlySet<Payment['status']> = new Set<Payment['status']>([
  'authorizing',
  'unknown',
  'capturing',
  'voiding',
])

/** Whether it is still open what became of the charge itself. */
export function isChargeOpen(payment: Payment | undefined): payment is MoneyPayment {
  return payment !== undefined && openQuestions.has(payment.status)
}

/** The refunds the provider still owes us an answer to. */
export function openRefunds(payment: Payment | undefined): readonly GivenBack[] {
  if (!payment || payment.status === 'barred') return []
  return payment.givenBack.filter(({ status }) => status !== 'settled')
}

/** Whether the provider still owes us an answer, about the charge or about a refund. */
export function isInDoubt(payment: Payment | undefined): payment is MoneyPayment {
  return isChargeOpen(payment) || openRefunds(payment).length > 0
}
