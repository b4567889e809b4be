import type { Protection } from '../protection.ts'

const decide = 'services/payments/domain/decide.ts'
const givenBack = 'services/payments/domain/given-back.ts'

/** What keeps the shop from taking more than it is owed, from keeping what is not its own, and from books that say otherwise. */
export const moneyProtections: readonly Protection[] = [
  {
    id: 'void-bars',
    name: 'the bar against an authorization that arrives after its void',
    against: 'requests that arrive when nobody waits for them any more (F3)',
    breaks: 'I-PAY-2',
    within: 50,
    favours: ['request-late'],
    edits: [
      {
        file: decide,
        from: `case 'withdrawn':\n      return yes({ type: 'barred' })\n    case 'authorizing':\n    case 'unknown':\n    case 'authorized':\n      return yes({ type: 'void-asked' })\n    case 'barred':`,
        to: `case 'withdrawn':\n      return nothingNew\n    case 'authorizing':\n    case 'unknown':\n    case 'authorized':\n      return yes({ type: 'void-asked' })\n    case 'barred':`,
      },
    ],
  },
  {
    id: 'capture-after-cancel',
    name: 'refusing to take what was let go',
    against: 'news of a parcel that comes after its order was cancelled (F19)',
    breaks: 'I-PAY-2',
    within: 200,
    edits: [
      {
        file: decide,
        from: `case 'capturing':\n    case 'captured':\n      return nothingNew\n    case 'declined':\n    case 'voiding':\n    case 'voided':\n      return no({ code: 'closed' })`,
        to: `case 'capturing':\n    case 'captured':\n      return nothingNew\n    case 'voided':\n      return yes({ type: 'capture-asked' })\n    case 'declined':\n    case 'voiding':\n      return no({ code: 'closed' })`,
      },
    ],
  },
  {
    id: 'refund-bound',
    name: 'the bound of what can be refunded',
    against: 'a refund of all after a refund of a part',
    breaks: 'I-PAY-3',
    within: 250,
    edits: [
      { file: givenBack, from: 'return minus(dueOf(payment), refundsOf(payment))', to: 'return dueOf(payment)' },
      {
        file: 'services/payments/domain/evolve.ts',
        from: `must(isWithin(refunds, due) && refunds.amountCents <= capturedCents, 'I-PAY-3: no more is refunded than was taken')`,
        to: '',
      },
    ],
    alsoWithout: 'the check that stays on when a payment changes',
  },
  {
    id: 'capture-what-is-due',
    name: 'taking only what is due',
    against: 'a parcel that was made smaller before it left',
    breaks: 'I-PAY-2',
    within: 100,
    edits: [
      {
        file: givenBack,
        from: 'return minus({ amountCents: payment.amountCents, taxCents: payment.taxCents ?? 0 }, reducedBy(payment))',
        to: 'return { amountCents: payment.amountCents, taxCents: payment.taxCents ?? 0 }',
      },
    ],
  },
  {
    id: 'booked',
    name: 'booking money in the transaction that notes it',
    against: 'books that say less than happened',
    breaks: 'I-PAY-5',
    within: 50,
    edits: [
      {
        file: 'services/payments/adapters/outbound/sqlite-ledger.ts',
        from: 'if (entry) books.post(orderId, entry, at)',
        to: '',
      },
    ],
  },
  {
    id: 'double-entry',
    name: 'the other half of an entry',
    against: 'books that do not balance',
    breaks: 'I-PAY-4',
    within: 50,
    edits: [
      { file: 'services/payments/domain/bookkeeping.ts', from: `credit('tax', due.taxCents),`, to: '' },
      {
        file: 'services/payments/domain/bookkeeping.ts',
        from: 'if (difference !== 0)',
        to: 'if (postings.length === 0)',
      },
    ],
    alsoWithout: 'the check that debits and credits are the same',
  },
]
