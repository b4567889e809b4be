import type { Figures } from './figures.ts'
import { amountOf, isCancellation, type Transaction } from './transaction.ts'

/** Adds up rows as they go by. It remembers names of invoices, customers and countries, and no rows. */
export function createTotals() {
  const [invoices, customers, countries] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const sums = {
    rows: 0,
    cancellations: 0,
    cancellationRows: 0,
    withoutCustomer: 0,
    withoutDescription: 0,
    priceZero: 0,
    priceNegative: 0,
    quantityNegative: 0,
    gross: 0,
    net: 0,
  }
  return {
    add(row: Transaction): void {
      const cancels = isCancellation(row)
      if (cancels && !invoices.has(row.invoice)) sums.cancellations += 1
      invoices.add(row.invoice)
      countries.add(row.country)
      if (row.customer) customers.add(row.customer)
      sums.rows += 1
      sums.cancellationRows += Number(cancels)
      sums.withoutCustomer += Number(row.customer === undefined)
      sums.withoutDescription += Number(row.description === '')
      sums.priceZero += Number(row.unitPrice === 0)
      sums.priceNegative += Number(row.unitPrice < 0)
      sums.quantityNegative += Number(row.quantity < 0)
      if (!cancels) sums.gross += amountOf(row)
      sums.net += amountOf(row)
    },
    figures: (products: number): Figures => ({
      ...sums,
      products,
      invoices: invoices.size,
      customers: customers.size,
      countries: countries.size,
    }),
  }
}
