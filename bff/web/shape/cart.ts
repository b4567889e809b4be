import { type Clock, instant } from '@galleria/chassis/ports/index'
import type { StockLevel } from '@galleria/contracts/inventory'
import type { Cart } from '@galleria/contracts/orders'
import { euros } from '@galleria/contracts/values'
import type { Part } from '@galleria/contracts/web'

const dayMs = 86_400_000

/** The cart of someone who has not picked anything up yet: nobody need be asked for it. */
export function emptyCart(clock: Clock): Cart {
  return {
    version: 0,
    lines: [],
    itemCount: 0,
    subtotal: euros(0),
    dropped: [],
    expiresAt: instant(clock.now() + 30 * dayMs),
  }
}

/** The variants whose stock a cart's page warns about. */
export function skusIn(cart: Cart): string[] {
  return cart.lines.map(({ sku }) => sku)
}

/** A cart with nothing to warn about. */
export const nothingToWarnOf: Part<StockLevel[]> = { state: 'fresh', data: [] }
