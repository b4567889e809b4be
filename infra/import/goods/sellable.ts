import { millsInPenny } from '../dataset/money.ts'
import { isCancellation, type Transaction } from '../dataset/transaction.ts'

/** Why something of the data set is not in an order of this shop, or not given back by it. */
export const reasons = {
  postage: 'postage and carriage, which a pick-up does not cost',
  manual: 'entered by hand, without saying what it was',
  discount: 'discounts',
  charges: 'charges of banks, market places and charities',
  'bad-debt': 'bad debts put right',
  sample: 'samples',
  voucher: 'gift vouchers',
  'not-a-product': 'stock codes of other things than goods',
  'no-price': 'rows with a price of 0',
  adjustment: 'rows that take pieces off the shelf without a customer',
  'fraction-of-a-penny': 'prices finer than a penny',
  'no-customer': 'taken back from nobody in particular',
  'sale-not-found': 'taken back what this customer had not bought at this price since the data begin',
  'sale-outside': 'taken back from an invoice that is not part of this replay',
  'order-closed': 'taken back from an order that had been delivered by then',
  'order-unsettled': 'taken back, and not settled yet when the replay went on',
  'order-rejected': 'orders that came to nothing',
} as const
/** See {@link reasons}. */
export type Reason = keyof typeof reasons

const byCode: Readonly<Record<string, Reason>> = {
  POST: 'postage',
  DOT: 'postage',
  C2: 'postage',
  M: 'manual',
  D: 'discount',
  'BANK CHARGES': 'charges',
  AMAZONFEE: 'charges',
  CRUK: 'charges',
  B: 'bad-debt',
  S: 'sample',
}

/** The stock codes of goods: five digits and letters for the colour, or those of the sister shop. */
const goods = /^(\d{5}[A-Z]{0,2}|DCGS[A-Z0-9]+)$/

/** The stock code of a thing: the data spell some in small letters now and then. */
export function codeOf({ stockCode }: { readonly stockCode: string }): string {
  return stockCode.toUpperCase()
}

/** Why a row is about nothing that the shop can sell, or give back; undefined when it is. */
export function unsellable(row: Transaction): Reason | undefined {
  const code = codeOf(row)
  const named = byCode[code] ?? (code.startsWith('GIFT_') ? 'voucher' : undefined)
  if (named) return named
  if (!goods.test(code)) return 'not-a-product'
  if (row.unitPrice === 0) return row.quantity < 0 && !isCancellation(row) ? 'adjustment' : 'no-price'
  if (row.unitPrice < 0 || row.quantity < 0 !== isCancellation(row)) return 'adjustment'
  return row.unitPrice % millsInPenny === 0 ? undefined : 'fraction-of-a-penny'
}
