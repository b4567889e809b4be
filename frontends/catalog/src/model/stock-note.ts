import type { StockLevel } from '@galleria/contracts/inventory'
import type { Part } from '@galleria/contracts/web'

/** What the page says about one variant's stock. `unknown` is said when the storeroom cannot be asked. */
export type StockNote =
  | { readonly kind: 'in-stock' }
  | { readonly kind: 'low'; readonly left: number }
  | { readonly kind: 'out' }
  | { readonly kind: 'unknown' }

/** Says how a variant stands. A variant the storeroom did not mention is unknown, not sold out. */
export function stockNote(stock: Part<readonly StockLevel[]>, sku: string): StockNote {
  const level = levelOf(stock, sku)
  if (level === undefined) return { kind: 'unknown' }
  if (level.level === 'out' || level.available === 0) return { kind: 'out' }
  return level.level === 'low' ? { kind: 'low', left: level.available } : { kind: 'in-stock' }
}

/** How many pieces may be bought; undefined when nobody knows, and then the order itself will tell. */
export function availableOf(stock: Part<readonly StockLevel[]>, sku: string): number | undefined {
  return levelOf(stock, sku)?.available
}

/** An old count must neither turn a shopper away nor promise the last piece, so only a fresh one is believed. */
function levelOf(stock: Part<readonly StockLevel[]>, sku: string): StockLevel | undefined {
  return stock.state === 'fresh' ? stock.data.find((level) => level.sku === sku) : undefined
}
