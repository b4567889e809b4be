import { readImportedStock } from './imported/read-imported.ts'
import { openingStock } from './opening-stock.ts'

/**
 * Writes the opening stock as JSON, for the inventory to start from, with that of an import beside it if one is named:
 * `bun services/catalog/seed/write-opening-stock.ts <file> [folder of an import]`.
 */
const [file, imported] = process.argv.slice(2)
if (file === undefined) throw new Error('Say which file to write the opening stock to.')
const stock = [...openingStock(), ...(imported === undefined ? [] : await readImportedStock(imported))]
await Bun.write(file, `${JSON.stringify(stock)}\n`)
process.stdout.write(`${stock.length} variants written to ${file}\n`)
