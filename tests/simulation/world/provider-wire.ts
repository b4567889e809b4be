import type { Reply } from './talk.ts'

/** A charge as the provider keeps it; what was captured and refunded in cents. */
export interface Charge {
  readonly id: string
  readonly reference: string
  readonly amount: string
  state: 'requires_capture' | 'settled' | 'canceled' | 'refused'
  refusal: string | undefined
  captured: number
  refunded: number
}

/** A refund as the provider keeps it. */
export interface Refund {
  readonly id: string
  readonly charge: string
  readonly amount: string
  readonly reference: string
}

/** A charge as the provider's API shows it. */
export function shown({ id, reference, amount, state, refusal, captured, refunded }: Charge) {
  return {
    object: 'charge',
    id,
    reference,
    amount,
    currency: 'eur',
    state,
    refusal: refusal === undefined ? null : { code: refusal },
    captured_amount: decimal(captured),
    refunded_amount: decimal(refunded),
    card: { brand: 'visa', last4: '4242' },
    created: 1_768_471_200,
  }
}

/** A refund as the provider's API shows it. */
export function shownRefund({ id, charge, amount, reference }: Refund) {
  return { object: 'refund', id, charge, amount, reference, state: 'settled', created: 1_768_471_200 }
}

/** A refusal as the provider's API words it. */
export function refuse(status: number, code: string): Reply {
  return { status, json: { error: { code, message: code } } }
}

/** An amount as the API writes it, in cents. */
export function cents(decimalText: string): number {
  return Math.round(Number(decimalText) * 100)
}

/** Cents as the API writes an amount. */
export function decimal(amountCents: number): string {
  return (amountCents / 100).toFixed(2)
}
