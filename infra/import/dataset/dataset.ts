import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { csvRows } from './csv-rows.ts'
import { type Figures, figuresIn } from './figures.ts'
import { InputError } from './input-error.ts'
import { type ListedProduct, readProducts } from './products.ts'
import { type Transaction, transactionHeader, transactionOf } from './transaction.ts'

/** A folder of the data set. */
export interface Dataset {
  readonly folder: string
  /** What its README says of it. */
  readonly said: Figures
  /** By stock code. */
  readonly products: ReadonlyMap<string, ListedProduct>
  /** Every row, in its order, checked: read anew each time, and never kept. */
  transactions(): AsyncIterable<Transaction>
}

/** Opens a folder that holds `README.md`, `products.csv.gz` and one `transactions-until-*.csv.gz`. @throws InputError when one is missing. */
export async function openDataset(folder: string): Promise<Dataset> {
  const names = await readdir(folder).catch((): string[] => [])
  const found = names.filter((name) => /^transactions-until-.*\.csv\.gz$/.test(name))
  const [transactions] = found
  if (transactions === undefined || found.length > 1)
    throw new InputError({ file: folder }, `holds ${found.length} files transactions-until-*.csv.gz and not one`)
  for (const needed of ['README.md', 'products.csv.gz'])
    if (!names.includes(needed)) throw new InputError({ file: folder }, `holds no ${needed}`)
  const readme = await Bun.file(join(folder, 'README.md')).text()
  return {
    folder,
    said: figuresIn(readme, 'README.md'),
    products: await readProducts(join(folder, 'products.csv.gz')),
    transactions: () => checkedRows(join(folder, transactions)),
  }
}

/** @throws InputError, too, when time runs backwards: what is replayed is replayed in its order. */
async function* checkedRows(path: string): AsyncGenerator<Transaction> {
  const file = basename(path)
  let latest = ''
  for await (const row of csvRows(path, transactionHeader)) {
    const checked = transactionOf(row, file, latest)
    if (checked.at < latest)
      throw new InputError({ file, line: row.line, field: 'InvoiceDate' }, `${checked.at} comes after ${latest}`)
    latest = checked.at
    yield checked
  }
}
