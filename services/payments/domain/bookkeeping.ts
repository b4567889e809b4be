import { dueOf, givenBackAs, netOf, type Sum } from './given-back.ts'
import type { MoneyPayment, Payment, PaymentEvent } from './payment.ts'

/**
 * The accounts. What a customer owes stands in `customer-receivable`, what the provider owes us in `psp-clearing`;
 * `refunds` takes back from `revenue` without rewriting it.
 */
export const accounts = ['customer-receivable', 'psp-clearing', 'revenue', 'tax', 'refunds'] as const
/** See {@link accounts}. */
export type Account = (typeof accounts)[number]

/** One line of an entry, in cents; either its debit or its credit is 0. */
export interface Posting {
  readonly account: Account
  readonly debitCents: number
  readonly creditCents: number
}

/** What one event did to the money. `ref` names it among those of its kind: the order for a capture, the refund's id. */
export interface Entry {
  readonly kind: 'capture' | 'refund'
  readonly ref: string
  readonly amountCents: number
  readonly postings: readonly Posting[]
}

/**
 * The entry for an event, by double entry (Pacioli 1494): each cent is debited once and credited once (I-PAY-4). Only
 * money that has moved is booked, so an intent, a doubt, an authorization or a reduction has no entry.
 * @param payment as it is after the event.
 */
export function entryOf(event: PaymentEvent, payment: Payment): Entry | undefined {
  if (payment.status === 'barred') return undefined
  if (event.type === 'captured') return captureEntry(payment)
  if (event.type !== 'refunded') return undefined
  const refund = givenBackAs(payment, event.refundId)
  if (!refund) throw new Error(`there is no refund ${event.refundId} to book`)
  return refundEntry(event.refundId, refund)
}

function captureEntry(payment: MoneyPayment): Entry {
  const due = dueOf(payment)
  return balanced('capture', payment.orderId, due.amountCents, [
    // What was sold: the customer owes it, and the tax within it is not ours.
    debit('customer-receivable', due.amountCents),
    credit('revenue', netOf(due)),
    credit('tax', due.taxCents),
    // What was paid: the provider has it now.
    debit('psp-clearing', due.amountCents),
    credit('customer-receivable', due.amountCents),
  ])
}

function refundEntry(refundId: string, sum: Sum): Entry {
  return balanced('refund', refundId, sum.amountCents, [
    debit('refunds', netOf(sum)),
    debit('tax', sum.taxCents),
    credit('customer-receivable', sum.amountCents),
    debit('customer-receivable', sum.amountCents),
    credit('psp-clearing', sum.amountCents),
  ])
}

function balanced(kind: Entry['kind'], ref: string, amountCents: number, lines: readonly Posting[]): Entry {
  const postings = lines.filter(({ debitCents, creditCents }) => debitCents !== creditCents)
  const difference = postings.reduce((cents, { debitCents, creditCents }) => cents + debitCents - creditCents, 0)
  if (difference !== 0)
    throw new Error(`the ${kind} ${ref} would break I-PAY-4: debits and credits differ by ${difference}`)
  return { kind, ref, amountCents, postings }
}

function debit(account: Account, cents: number): Posting {
  return { account, debitCents: cents, creditCents: 0 }
}

function credit(account: Account, cents: number): Posting {
  return { account, debitCents: 0, creditCents: cents }
}
