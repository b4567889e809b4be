import type { CartPage } from '@galleria/contracts/web'
import type { ApiProblem, Load } from '@galleria/ui'
import { type CartRow, cartRows, type Removed } from '../model/cart-rows.ts'
import { type LineStock, lineStock } from '../model/line-stock.ts'

/** What the cart page shows. */
export type CartScreen =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly problem: ApiProblem }
  | {
      readonly phase: 'ready'
      readonly cart: CartPage['cart']
      /** Empty when there is nothing in the cart and nothing to put back. */
      readonly rows: readonly CartRow[]
      readonly stock: ReadonlyMap<string, LineStock>
      /** The stock could not be asked for, so nothing warns. */
      readonly stockUnknown: boolean
      /** Whether a line cannot be had in full. */
      readonly short: boolean
      /** How many lines the shop had to drop. */
      readonly dropped: number
    }

/** Turns what was loaded into what is shown. */
export function cartScreen(load: Load<CartPage>, removed: readonly Removed[], dropped: number): CartScreen {
  if (load.phase !== 'ready') return load
  const { cart, stock } = load.value
  const lines = new Map(cart.lines.map((line) => [line.sku, lineStock(stock, line)]))
  return {
    phase: 'ready',
    cart,
    rows: cartRows(cart.lines, removed),
    stock: lines,
    stockUnknown: cart.lines.length > 0 && stock.state !== 'fresh',
    short: [...lines.values()].some(({ kind }) => kind !== 'enough'),
    dropped,
  }
}
