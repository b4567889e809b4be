import { join } from 'node:path'
import { ProductId, Sku } from '@galleria/contracts/values'
import { z } from 'zod'

const ImportedProduct = z.object({
  productId: ProductId,
  head: z.string().regex(/^[A-Z]{3}-\d{3}$/),
  stockCode: z.string().min(1).max(24),
  name: z.string().min(1).max(120),
  addedOn: z.iso.date(),
  lines: z.int().min(0),
  variants: z.array(z.object({ sku: Sku, priceCents: z.int().min(1) })).min(1),
})

/** A product that was sold elsewhere, as `products.jsonl` of an import has it: a variant for each price it was sold at. */
export type ImportedProduct = z.infer<typeof ImportedProduct>

const OpeningStock = z.array(z.object({ sku: Sku, quantity: z.int().min(0) }))

/** Reads the products of an import. @throws with the file and the line of what is wrong: a shop must not open with half of its goods. */
export async function readImported(folder: string): Promise<ImportedProduct[]> {
  const file = join(folder, 'products.jsonl')
  const lines = (await textOf(file)).trimEnd().split('\n')
  return lines.map((line, index) => checked(ImportedProduct, line, `${file}, line ${index + 1}`))
}

/** Reads what lies on the shelves of an import's products. @throws as above. */
export async function readImportedStock(folder: string): Promise<z.infer<typeof OpeningStock>> {
  const file = join(folder, 'opening-stock.json')
  return checked(OpeningStock, await textOf(file), file)
}

function textOf(file: string): Promise<string> {
  return Bun.file(file)
    .text()
    .catch((cause) => {
      throw new Error(`${file} cannot be read; make an import with: bun run import orders <folder>`, { cause })
    })
}

function checked<Schema extends z.ZodType>(schema: Schema, text: string, where: string): z.infer<Schema> {
  const parsed = schema.safeParse(parsedJson(text, where))
  if (!parsed.success) throw new Error(`${where} is not as it should be: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}

function parsedJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Error(`${where} is not JSON`, { cause })
  }
}
