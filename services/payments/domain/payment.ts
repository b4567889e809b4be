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

/** What can happen to a payment. */
export type PaymentEvent =
  | ({ readonly type: 'authorize-asked' } & Terms)
  | { readonly type: 'withdrawn' }
  | { readonly type: 'doubted' }
  | { readonly type: 'authorized'; readonly chargeId: string }
  | { readonly type: 'declined'; readonly reason: DeclineReason }
  | { readonly type: 'capture-asked' }
  | { readonly type: 'captured' }
  | { readonly type: 'void-asked' }
  | { readonly type: 'voided' }
  | { readonly type: 'barred' }

type StatusEvent = Exclude<PaymentEvent['type'], 'authorize-asked' | 'barred'>

const statusAfter: Record<StatusEvent, MoneyStatus> = {
  withdrawn: 'withdrawn',
  doubted: 'unknown',
  authorized: 'authorized',
  declined: 'declined',
  'capture-asked': 'capturing',
  captured: 'captured',
  'void-asked': 'voiding',
  voided: 'voided',
}

/** The payment after an event. Throws on an event that no decision leads to. */
export function evolve(orderId: string, past: Payment | undefined, event: PaymentEvent, at: number): Payment {
  if (event.type === 'barred') return { orderId, status: 'barred' }
  if (event.type === 'authorize-asked') {
    const { amountCents, token } = event
    return { orderId, status: 'authorizing', amountCents, token, askedAt: at, updatedAt: at }
  }
  if (!past || past.status === 'barred')
    throw new Error(`the payment of ${orderId} cannot be ${event.type} before it was asked for`)
  const { token, ...rest } = past
  const status = statusAfter[event.type]
  return {
    ...rest,
    status,
    updatedAt: at,
    ...(status === 'unknown' && token !== undefined ? { token } : {}),
    ...(event.type === 'authorized' ? { chargeId: event.chargeId } : {}),
    ...(event.type === 'declined' ? { declineReason: event.reason } : {}),
  }
}

const openQuestions: ReadonlySet<Payment['status']> = new Set<Payment['status']>([
  'authorizing',
  'unknown',
  'capturing',
  'voiding',
])

/** Whether the provider still owes us an answer. */
export function isInDoubt(payment: Payment | undefined): payment is MoneyPayment {
  return payment !== undefined && openQuestions.has(payment.status)
}
