import type { StockLevel } from '@galleria/contracts/inventory'
import type { CartLine } from '@galleria/contracts/orders'
import type { Part } from '@galleria/contracts/web'

/** Whether a line of the cart can be had: in full, only so many of it, or not at all. */
export type LineStock =
  | { readonly kind: 'enough' }
  | { readonly kind: 'short'; readonly left: number }
  | { readonly kind: 'out' }

/** Says how a line stands. Only a fresh count is believed: an old one must neither warn of nothing nor promise the last piece. */
export function lineStock(
  stock: Part<readonly StockLevel[]>,
  { sku, quantity }: Pick<CartLine, 'sku' | 'quantity'>,
): LineStock {
  const level = stock.state === 'fresh' ? stock.data.find((one) => one.sku === sku) : undefined
  if (level === undefined || level.available >= quantity) return { kind: 'enough' }
  return level.available === 0 ? { kind: 'out' } : { kind: 'short', left: level.available }
}
