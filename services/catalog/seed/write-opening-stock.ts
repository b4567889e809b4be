import { openingStock } from './opening-stock.ts'

/** Writes the opening stock as JSON, for the inventory to start from: `bun services/catalog/seed/write-opening-stock.ts <file>`. */
const file = process.argv[2]
if (file === undefined) throw new Error('Say which file to write the opening stock to.')
const stock = openingStock()
await Bun.write(file, `${JSON.stringify(stock)}\n`)
process.stdout.write(`${stock.length} variants written to ${file}\n`)
