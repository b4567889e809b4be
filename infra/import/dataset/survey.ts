import type { Dataset } from './dataset.ts'
import type { Figures } from './figures.ts'
import { InputError } from './input-error.ts'
import { createTotals } from './totals.ts'
import { isCancellation, type Transaction } from './transaction.ts'

/** What a first look at every row tells. */
export interface Survey {
  readonly figures: Figures
  /** What was taken back of, by {@link saleKey}: only of these sales anything has to be remembered. */
  readonly takenBack: ReadonlySet<string>
}

/** Names the sales that a line of a cancellation can refer to: those to the same customer, of the same thing, at the same price. */
export function saleKey({ customer = '', stockCode, unitPrice }: Transaction): string {
  return `${customer} ${stockCode.toUpperCase()} ${unitPrice}`
}

/**
 * Looks at every row once: checks it, adds it up, and compares what it says of each stock code with the list of products.
 * @throws InputError for the first row, or the first product, that is not what it should be.
 */
export async function survey({ products, transactions }: Dataset): Promise<Survey> {
  const totals = createTotals()
  const takenBack = new Set<string>()
  const counted = new Map<string, { lines: number; netUnits: number }>()
  for await (const row of transactions()) {
    totals.add(row)
    if (isCancellation(row)) takenBack.add(saleKey(row))
    const count = counted.get(row.stockCode) ?? { lines: 0, netUnits: 0 }
    counted.set(row.stockCode, { lines: count.lines + 1, netUnits: count.netUnits + row.quantity })
  }
  for (const stockCode of counted.keys())
    if (!products.has(stockCode))
      throw new InputError({ file: 'products.csv.gz' }, `does not list ${stockCode}, which was sold`)
  for (const [stockCode, { line, ...listed }] of products) {
    const { lines = 0, netUnits = 0 } = counted.get(stockCode) ?? {}
    if (lines !== listed.lines || netUnits !== listed.netUnits)
      throw new InputError(
        { file: 'products.csv.gz', line },
        `says ${listed.lines} lines and ${listed.netUnits} pieces of ${stockCode}; there are ${lines} and ${netUnits}`,
      )
  }
  return { figures: totals.figures(products.size), takenBack }
}
