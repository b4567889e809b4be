import { millsInPenny } from '../dataset/money.ts'
import { saleKey } from '../dataset/survey.ts'
import { amountOf, isCancellation, type Transaction } from '../dataset/transaction.ts'
import type { Cancellation, Invoice, Sale } from '../folder/format.ts'
import { unsellable } from '../goods/sellable.ts'
import type { createShelf } from '../goods/shelf.ts'
import { createLeftOuts, type LeftOuts } from './left-out.ts'
import { createSalesBook } from './sales-book.ts'

/** What invoices are made with. */
export interface Making {
  readonly shelf: Pick<ReturnType<typeof createShelf>, 'sell'>
  /** The sales of which something is taken back later, by {@link saleKey}. */
  readonly takenBack: ReadonlySet<string>
}

/** Makes invoices of their rows, one after the other. What the shop cannot sell, or give back, is left out of them and counted. */
export function createInvoiceMaker({ shelf, takenBack }: Making): (rows: readonly Transaction[]) => Invoice {
  const book = createSalesBook()

  function sale(rows: readonly Transaction[], leftOut: LeftOuts): Pick<Sale, 'kind' | 'lines'> {
    const lines = new Map<string, Sale['lines'][number]>()
    for (const row of rows) {
      const reason = unsellable(row)
      if (reason) {
        leftOut.add(reason, amountOf(row))
        continue
      }
      const sku = shelf.sell(row)
      const pieces = (lines.get(sku)?.pieces ?? 0) + row.quantity
      lines.set(sku, { sku, pieces, priceCents: row.unitPrice / millsInPenny })
      if (row.customer && takenBack.has(saleKey(row)))
        book.note(saleKey(row), { invoice: row.invoice, sku, pieces: row.quantity })
    }
    return { kind: 'sale', lines: [...lines.values()] }
  }

  function cancellation(rows: readonly Transaction[], leftOut: LeftOuts): Pick<Cancellation, 'kind' | 'takes'> {
    const takes = new Map<string, Cancellation['takes'][number]>()
    for (const row of rows) {
      const reason = unsellable(row) ?? (row.customer ? undefined : 'no-customer')
      if (reason) {
        leftOut.add(reason, amountOf(row))
        continue
      }
      let missing = -row.quantity
      for (const { invoice, sku, pieces } of book.takeBack(saleKey(row), missing)) {
        const name = `${invoice} ${sku}`
        const priceCents = row.unitPrice / millsInPenny
        takes.set(name, { invoice, sku, pieces: (takes.get(name)?.pieces ?? 0) + pieces, priceCents })
        missing -= pieces
      }
      if (missing > 0) leftOut.add('sale-not-found', -missing * row.unitPrice)
    }
    return { kind: 'cancellation', takes: [...takes.values()] }
  }

  return (rows) => {
    const [first] = rows
    if (!first) throw new Error('an invoice has at least one row')
    const { invoice, at, customer } = first
    const leftOut = createLeftOuts()
    const made = isCancellation(first) ? cancellation(rows, leftOut) : sale(rows, leftOut)
    return {
      ...made,
      invoice,
      at: `${at.replace(' ', 'T')}Z`,
      ...(customer ? { customer } : {}),
      leftOut: leftOut.list(),
    }
  }
}
