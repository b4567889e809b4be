import type { MoneyPayment, Payment } from './payment.ts'

/**
 * Money that was given back. A `reduction` was let go before it was taken and is settled at once; a `refund` is the
 * provider's to carry out: `asked` is written down before it is asked, `unknown` says that no answer came.
 */
export interface GivenBack {
  readonly refundId: string
  readonly kind: 'reduction' | 'refund'
  readonly amountCents: number
  readonly taxCents: number
  readonly status: 'asked' | 'unknown' | 'settled'
}

/** An amount and the tax within it. */
export interface Sum {
  readonly amountCents: number
  readonly taxCents: number
}

/** What was let go before it was taken. */
export function reducedBy(payment: MoneyPayment): Sum {
  return total(payment.givenBack.filter(({ kind }) => kind === 'reduction'))
}

/** What is to be taken, or was: the amount less what was let go. */
export function dueOf(payment: MoneyPayment): Sum {
  return minus({ amountCents: payment.amountCents, taxCents: payment.taxCents ?? 0 }, reducedBy(payment))
}

/** What has been refunded, or may have been: a refund in doubt counts, since it may have been carried out. */
export function refundsOf(payment: MoneyPayment): Sum {
  return total(payment.givenBack.filter(({ kind }) => kind === 'refund'))
}

/** What the provider has surely refunded. */
export function refundedOf(payment: MoneyPayment): Sum {
  return total(payment.givenBack.filter(({ kind, status }) => kind === 'refund' && status === 'settled'))
}

/** What can still be given back. */
export function leftOf(payment: MoneyPayment): Sum {
  return minus(dueOf(payment), refundsOf(payment))
}

/** One giving-back by its id. */
export function givenBackAs(payment: Payment | undefined, refundId: string): GivenBack | undefined {
  if (!payment || payment.status === 'barred') return undefined
  return payment.givenBack.find((given) => given.refundId === refundId)
}

/** Whether one sum is within another, its tax and its net each on their own, so that neither is ever given back twice. */
export function isWithin(part: Sum, whole: Sum): boolean {
  return part.taxCents <= whole.taxCents && netOf(part) <= netOf(whole)
}

/** The part of a sum that is not tax. */
export function netOf({ amountCents, taxCents }: Sum): number {
  return amountCents - taxCents
}

function total(sums: readonly Sum[]): Sum {
  return {
    amountCents: sums.reduce((cents, { amountCents }) => cents + amountCents, 0),
    taxCents: sums.reduce((cents, { taxCents }) => cents + taxCents, 0),
  }
}

function minus(whole: Sum, part: Sum): Sum {
  return { amountCents: whole.amountCents - part.amountCents, taxCents: whole.taxCents - part.taxCents }
}
