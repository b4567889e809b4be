import { InputError } from '../dataset/input-error.ts'
import type { Transaction } from '../dataset/transaction.ts'

/** Rows of one invoice lie at most so far apart: a long one was typed in over the turn of a minute, while another began. */
const longestMs = 10 * 60_000

/**
 * Puts rows together that belong to one invoice, as they go by: it holds only the invoices of the last minutes. Each comes with the
 * moment of its first row, in the order of these.
 * @throws InputError when an invoice goes on later than that, or changes its customer.
 */
export async function* grouped(rows: AsyncIterable<Transaction>): AsyncGenerator<readonly Transaction[]> {
  const open = new Map<string, Transaction[]>()
  const closed = new Set<string>()
  for await (const row of rows) {
    for (const [invoice, [first, ...others]] of open) {
      if (first === undefined || Date.parse(`${row.at}Z`) - Date.parse(`${first.at}Z`) <= longestMs) break
      open.delete(invoice)
      closed.add(invoice)
      yield [first, ...others]
    }
    const own = open.get(row.invoice)
    const where = { file: 'transactions', line: row.line }
    if (closed.has(row.invoice))
      throw new InputError({ ...where, field: 'InvoiceNo' }, `${row.invoice} goes on long after it has begun`)
    if (own?.[0] && own[0].customer !== row.customer)
      throw new InputError({ ...where, field: 'CustomerID' }, `${row.invoice} is another customer's already`)
    if (own) own.push(row)
    else open.set(row.invoice, [row])
  }
  yield* open.values()
}
