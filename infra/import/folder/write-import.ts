import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Mills } from '../dataset/money.ts'
import { files, formatVersion, type ImportedProduct, type Invoice, type Manifest } from './format.ts'

/** An import that is being written, beside the place it is for. */
export interface Writing {
  add(invoice: Invoice, sums: { readonly gross: Mills; readonly net: Mills }): void
  /** Puts it in its place, whole, where an older one may be. */
  finish(products: readonly ImportedProduct[], about: Pick<Manifest, 'source' | 'from' | 'to'>): Promise<Manifest>
  /** Throws away what was written, and leaves the older one as it was. */
  abandon(): Promise<void>
}

/** More of it than was ever sold, so that no order of the replay comes to nothing for want of it. */
const spare = 100

/** Begins an import at a folder. */
export async function writeImport(folder: string): Promise<Writing> {
  const fresh = `${folder}.new-${process.pid}`
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { recursive: true })
  const sink = Bun.file(join(fresh, files.invoices)).writer({ highWaterMark: 1_048_576 })
  const sums = { invoices: 0, cancellations: 0, gross: 0, net: 0 }
  return {
    add(invoice, { gross, net }) {
      sink.write(`${JSON.stringify(invoice)}\n`)
      sums.invoices += 1
      sums.cancellations += Number(invoice.kind === 'cancellation')
      sums.gross += gross
      sums.net += net
    },
    async finish(products, about) {
      await sink.end()
      const variants = products.flatMap((product) => product.variants)
      const manifest: Manifest = {
        format: formatVersion,
        ...about,
        products: products.length,
        variants: variants.length,
        ...sums,
      }
      const stock = variants.map(({ sku, pieces }) => ({ sku, quantity: pieces + spare }))
      const write = (name: string, text: string) => Bun.write(join(fresh, name), text)
      await write(files.products, products.map((product) => `${JSON.stringify(product)}\n`).join(''))
      await write(files.openingStock, `${JSON.stringify(stock)}\n`)
      await write(files.manifest, `${JSON.stringify(manifest, null, 2)}\n`)
      await rm(folder, { recursive: true, force: true })
      await rename(fresh, folder)
      return manifest
    },
    async abandon() {
      await sink.end()
      await rm(fresh, { recursive: true, force: true })
    },
  }
}
