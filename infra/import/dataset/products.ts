import { basename } from 'node:path'
import { csvRows } from './csv-rows.ts'
import { InputError } from './input-error.ts'

const header = ['StockCode', 'Description', 'MedianUnitPrice', 'Lines', 'NetUnits', 'FirstSeen', 'LastSeen'] as const

/** What the data set itself says of a stock code, computed from all its rows. */
export interface ListedProduct {
  readonly line: number
  /** The commonest description; none when it was never described. */
  readonly description: string
  readonly lines: number
  readonly netUnits: number
  /** `2010-12-01`. */
  readonly firstSeen: string
}

/** Reads the list of products, by stock code. @throws InputError with the field that is not what it should be. */
export async function readProducts(path: string): Promise<ReadonlyMap<string, ListedProduct>> {
  const file = basename(path)
  const products = new Map<string, ListedProduct>()
  for await (const { fields, line } of csvRows(path, header)) {
    const [stockCode = '', description = '', , lines = '', netUnits = '', firstSeen = ''] = fields
    const wrong = (field: (typeof header)[number], what: string) => new InputError({ file, line, field }, what)
    if (!/^[\w ]{1,20}$/.test(stockCode)) throw wrong('StockCode', `is no stock code: ${JSON.stringify(stockCode)}`)
    if (products.has(stockCode)) throw wrong('StockCode', `is listed twice: ${stockCode}`)
    if (!/^[1-9]\d{0,6}$/.test(lines)) throw wrong('Lines', `is no count: ${JSON.stringify(lines)}`)
    if (!/^-?\d{1,7}$/.test(netUnits)) throw wrong('NetUnits', `is no number of pieces: ${JSON.stringify(netUnits)}`)
    if (!/^\d{4}-\d\d-\d\d /.test(firstSeen)) throw wrong('FirstSeen', `is no moment: ${JSON.stringify(firstSeen)}`)
    products.set(stockCode, {
      line,
      description: description.replace(/\s+/g, ' ').trim(),
      lines: Number(lines),
      netUnits: Number(netUnits),
      firstSeen: firstSeen.slice(0, 10),
    })
  }
  return products
}
