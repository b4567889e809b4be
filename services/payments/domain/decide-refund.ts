import { type Decision, no, nothingNew, yes } from './decide.ts'
import { type GivenBack, givenBackAs, isWithin, leftOf } from './given-back.ts'
import type { Asked, MoneyPayment, Payment } from './payment.ts'

/**
 * Gives a part back: lets it go where nothing has been taken yet, refunds it at the provider otherwise. Asked again it
 * stands by the first answer. While it is open what became of the charge there is nothing to decide yet: ask again.
 */
export function refund(past: Payment | undefined, asked: Asked): Decision {
  const before = givenBackAs(past, asked.refundId)
  if (before) return standBy(before, asked, past)
  switch (past?.status) {
    case undefined:
    case 'barred':
    case 'withdrawn':
      return no({ code: 'order-unknown' })
    case 'authorizing':
    case 'unknown':
    case 'capturing':
      return nothingNew
    case 'declined':
    case 'voiding':
    case 'voided':
      return no({ code: 'closed' })
    case 'authorized':
      return give(past, asked, 'reduced')
    case 'captured':
      return give(past, asked, 'refund-asked')
  }
}

/** Gives back all that is left, and bars what comes later. A capture on its way must be known first: ask again. */
export function cancel(past: Payment | undefined, refundId: string): Decision {
  switch (past?.status) {
    case undefined:
    case 'withdrawn':
      return yes({ type: 'barred' })
    case 'authorizing':
    case 'unknown':
    case 'authorized':
      return yes({ type: 'void-asked' })
    case 'captured': {
      const left = leftOf(past)
      const isNew = left.amountCents > 0 && givenBackAs(past, refundId) === undefined
      return isNew ? yes({ type: 'refund-asked', refundId, ...left }) : nothingNew
    }
    case 'barred':
    case 'declined':
    case 'capturing':
    case 'voiding':
    case 'voided':
      return nothingNew
  }
}

/** Notes that no answer came to a refund. */
export function doubtRefund(past: Payment | undefined, refundId: string): Decision {
  return givenBackAs(past, refundId)?.status === 'asked' ? yes({ type: 'refund-doubted', refundId }) : nothingNew
}

function give(past: MoneyPayment, asked: Asked, type: 'reduced' | 'refund-asked'): Decision {
  if (asked.taxCents > asked.amountCents) return no({ code: 'tax-too-large' })
  // The books of a payment whose tax they never knew have none to give back.
  const given = booksKnowTax(past) ? asked : { ...asked, taxCents: 0 }
  const left = leftOf(past)
  if (!isWithin(given, left))
    return no({ code: 'refund-too-large', leftCents: left.amountCents, leftTaxCents: left.taxCents })
  return asked.amountCents === 0 ? nothingNew : yes({ type, ...given })
}

function standBy(before: GivenBack, asked: Asked, past: Payment | undefined): Decision {
  if (before.amountCents !== asked.amountCents)
    return no({ code: 'other-terms', field: 'amount', cents: before.amountCents })
  if (booksKnowTax(past) && before.taxCents !== asked.taxCents)
    return no({ code: 'other-terms', field: 'tax', cents: before.taxCents })
  return nothingNew
}

function booksKnowTax(payment: Payment | undefined): boolean {
  return payment !== undefined && payment.status !== 'barred' && payment.taxCents !== undefined
}
