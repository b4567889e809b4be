import { basename, resolve } from 'node:path'
import { type Dataset, openDataset } from './dataset/dataset.ts'
import { InputError } from './dataset/input-error.ts'
import { type Mills, millsInPenny } from './dataset/money.ts'
import { type Comparison, reconcile } from './dataset/reconcile.ts'
import { type Survey, survey } from './dataset/survey.ts'
import { amountOf, isCancellation, type Transaction } from './dataset/transaction.ts'
import type { Invoice, Manifest } from './folder/format.ts'
import { writeImport } from './folder/write-import.ts'
import { createShelf } from './goods/shelf.ts'
import { createInvoiceMaker } from './invoices/build-invoices.ts'
import { grouped } from './invoices/grouped.ts'
import { createLeftOuts, type LeftOuts } from './invoices/left-out.ts'

/** Which invoices an import takes. */
export interface Slice {
  /** The first day, `2010-12-01`; none for all that there is. */
  readonly from?: string | undefined
  /** The day after the last one. */
  readonly to?: string | undefined
}

/** What came of an import. */
export interface Imported {
  readonly comparisons: readonly Comparison[]
  /** None when a figure is not what the README says: then nothing is written. */
  readonly made?: Made
}

/** An import that was written. Money in thousandths. */
export interface Made {
  readonly manifest: Manifest
  /** What the sales of the slice come to here, and what is left out of them; the same of what is taken back. */
  readonly sold: Mills
  readonly leftOut: LeftOuts
  readonly takenBack: Mills
  readonly notTakenBack: LeftOuts
}

/**
 * Imports the orders of a data set into a folder. Every row is checked and added up before anything is written; what was there before
 * stays as it was unless all went well.
 * @throws InputError with file, line and field of what is not as it should be.
 */
export async function importOrders(folder: string, out: string, slice: Slice = {}): Promise<Imported> {
  const dataset = await openDataset(resolve(folder))
  const surveyed = await survey(dataset)
  const comparisons = reconcile(surveyed.figures, dataset.said)
  if (comparisons.some(({ agrees }) => !agrees)) return { comparisons }
  return { comparisons, made: await written(dataset, surveyed, out, slice) }
}

async function written(
  { folder, products, transactions }: Dataset,
  { takenBack: keys }: Survey,
  out: string,
  { from = '', to = '9999' }: Slice,
): Promise<Made> {
  const shelf = createShelf(products)
  const invoiceOf = createInvoiceMaker({ shelf, takenBack: keys })
  const [leftOut, notTakenBack] = [createLeftOuts(), createLeftOuts()]
  let [sold, takenBack, first, last] = [0, 0, '', '']
  const writing = await writeImport(out)
  try {
    for await (const rows of grouped(between(transactions(), from, to))) {
      const invoice = invoiceOf(rows)
      const amount = cents(invoice) * millsInPenny
      const isSale = invoice.kind === 'sale'
      if (isSale) sold += amount
      else takenBack += amount
      const outs = isSale ? leftOut : notTakenBack
      outs.addAll(invoice.leftOut)
      const sums = sumsOf(rows)
      if ((isSale ? amount : -amount) + invoice.leftOut.reduce((sum, { mills }) => sum + mills, 0) !== sums.net)
        throw new Error(`what was made of invoice ${invoice.invoice} does not add up to its rows`)
      writing.add(invoice, sums)
      first ||= invoice.at
      last = invoice.at
    }
    if (!first)
      throw new InputError({ file: folder }, `holds nothing from ${from || 'the first day'} until before ${to}`)
    const manifest = await writing.finish(shelf.products(), { source: basename(folder), from: first, to: last })
    return { manifest, sold, leftOut, takenBack, notTakenBack }
  } catch (error) {
    await writing.abandon()
    throw error
  }
}

async function* between(rows: AsyncIterable<Transaction>, from: string, to: string): AsyncGenerator<Transaction> {
  for await (const row of rows) {
    if (row.at >= to) return
    if (row.at >= from) yield row
  }
}

/** What an invoice comes to here, in cents. */
function cents(invoice: Invoice): number {
  const lines = invoice.kind === 'sale' ? invoice.lines : invoice.takes
  return lines.reduce((sum, { pieces, priceCents }) => sum + pieces * priceCents, 0)
}

function sumsOf(rows: readonly Transaction[]): { gross: Mills; net: Mills } {
  const net = rows.reduce((sum, row) => sum + amountOf(row), 0)
  return { gross: rows.some(isCancellation) ? 0 : net, net }
}
