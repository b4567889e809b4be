import { Sku } from '@galleria/contracts/values'
import { z } from 'zod'
import type { Line } from '../../domain/lines.ts'

const OpeningStock = z.array(z.strictObject({ sku: Sku, quantity: z.int().min(0).max(1_000_000) }))

/**
 * Reads what is on the shelves on the first day.
 * @throws when the file is missing or wrong, naming the file and what is wrong in it: a shop must not open empty by mistake.
 */
export async function readOpeningStock(file: string): Promise<Line[]> {
  const text = await Bun.file(file)
    .text()
    .catch((cause) => {
      throw new Error(`OPENING_STOCK_FILE names ${file}, which cannot be read`, { cause })
    })
  const checked = OpeningStock.safeParse(parse(text, file))
  if (!checked.success) throw new Error(`${file} is not an opening stock: ${z.prettifyError(checked.error)}`)
  return checked.data
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Error(`${file} is not JSON`, { cause })
  }
}
