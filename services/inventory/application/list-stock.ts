import { type Level, leftOf, levelOf } from '../domain/stock.ts'
import type { StockRoom } from '../ports.ts'

/** How much of one variant can be promised. */
export interface StockReport {
  readonly sku: string
  readonly available: number
  readonly level: Level
}

/** Says how much of each variant can be promised right now, each once, in the order asked. */
export const makeListStock =
  ({ stockRoom }: { readonly stockRoom: StockRoom }) =>
  (skus: readonly string[]): StockReport[] => {
    const wanted = [...new Set(skus)]
    const shelves = stockRoom.shelves(wanted)
    return wanted.map((sku) => {
      const pieces = leftOf(sku, shelves)
      return { sku, available: pieces, level: levelOf(pieces) }
    })
  }
