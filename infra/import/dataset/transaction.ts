import type { CsvRow } from './csv-rows.ts'
import { InputError } from './input-error.ts'
import { type Mills, millsOf } from './money.ts'

/** The fields of a row of transactions, in their order. */
export const transactionHeader = [
  'InvoiceNo',
  'StockCode',
  'Description',
  'Quantity',
  'InvoiceDate',
  'UnitPrice',
  'CustomerID',
  'Country',
] as const

/** One line of an invoice. */
export interface Transaction {
  readonly line: number
  /** Six digits; a `C` before them takes something back, an `A` puts accounts right. */
  readonly invoice: string
  readonly stockCode: string
  readonly description: string
  /** Below nothing for what is taken back. */
  readonly quantity: number
  /** The shop's own time, `2010-12-01 08:26:00`; texts sort as moments do. */
  readonly at: string
  readonly unitPrice: Mills
  readonly customer: string | undefined
  readonly country: string
}

/**
 * Checks a row; `known` is a moment that needs no checking, since it was checked with the row before.
 * @throws InputError with the field that is not what it should be.
 */
export function transactionOf({ fields, line }: CsvRow, file: string, known?: string): Transaction {
  const [
    invoice = '',
    stockCode = '',
    description = '',
    quantity = '',
    at = '',
    price = '',
    customer = '',
    country = '',
  ] = fields
  const wrong = (field: (typeof transactionHeader)[number], what: string, value: string) =>
    new InputError({ file, line, field }, `${what}: ${JSON.stringify(value)}`)
  if (!/^[AC]?\d{6}$/.test(invoice)) throw wrong('InvoiceNo', 'is no invoice number', invoice)
  if (!/^[\w ]{1,20}$/.test(stockCode)) throw wrong('StockCode', 'is no stock code', stockCode)
  if (description.length > 120) throw wrong('Description', 'is too long', description.slice(0, 20))
  if (!/^-?[1-9]\d{0,6}$/.test(quantity)) throw wrong('Quantity', 'is no number of pieces', quantity)
  if (at !== known && !isMoment(at)) throw wrong('InvoiceDate', 'is no moment', at)
  const unitPrice = millsOf(price)
  if (unitPrice === undefined) throw wrong('UnitPrice', 'is no price', price)
  if (!/^(\d{5})?$/.test(customer)) throw wrong('CustomerID', 'is no customer', customer)
  if (country === '' || country.length > 60) throw wrong('Country', 'is no country', country)
  return {
    line,
    invoice,
    stockCode,
    description: description.replace(/\s+/g, ' ').trim(),
    quantity: Number(quantity),
    at,
    unitPrice,
    customer: customer || undefined,
    country,
  }
}

/** Whether a row belongs to an invoice that takes something back. */
export function isCancellation({ invoice }: { readonly invoice: string }): boolean {
  return invoice.startsWith('C')
}

/** What a row adds to the sum of its invoice. */
export function amountOf({ quantity, unitPrice }: Pick<Transaction, 'quantity' | 'unitPrice'>): Mills {
  return quantity * unitPrice
}

function isMoment(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return false
  const moment = new Date(`${text.replace(' ', 'T')}Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text.replace(' ', 'T'))
}
