import type { Sale } from '../folder/format.ts'

/** What one order of this shop can hold. */
export const limits = { lines: 50, pieces: 99, cents: 50_000_000 } as const

/** An order that an invoice, or a part of it, becomes. */
export interface OrderPlan {
  /** Counts from one within its invoice. */
  readonly part: number
  readonly lines: readonly PlannedLine[]
  readonly cents: number
}

/** Pieces of one variant in an order. */
export interface PlannedLine {
  readonly sku: string
  readonly quantity: number
  readonly priceCents: number
}

/**
 * Splits an invoice over as many orders as its size needs: each line into lots of at most 99 pieces, each lot into the first order that
 * has room for it and not this variant yet. The same invoice is always split in the same way.
 * @throws RangeError when a single piece is worth more than a whole order may be.
 */
export function ordersOf({ lines }: Pick<Sale, 'lines'>): OrderPlan[] {
  const orders: { lines: Map<string, PlannedLine>; cents: number }[] = []
  for (const { sku, pieces, priceCents } of lines) {
    const most = Math.min(limits.pieces, Math.floor(limits.cents / priceCents))
    if (most < 1) throw new RangeError(`${sku} is worth more than an order may be`)
    // A variant is once in an order, so the search for room goes on where the last lot of it went.
    let place = 0
    for (let left = pieces; left > 0; left -= most) {
      const quantity = Math.min(left, most)
      const cents = quantity * priceCents
      while (
        orders[place] &&
        (orders[place]?.lines.size === limits.lines || (orders[place]?.cents ?? 0) + cents > limits.cents)
      )
        place += 1
      const order = orders[place] ?? { lines: new Map<string, PlannedLine>(), cents: 0 }
      orders[place] = order
      order.lines.set(sku, { sku, quantity, priceCents })
      order.cents += cents
      place += 1
    }
  }
  return orders.map(({ lines, cents }, index) => ({ part: index + 1, lines: [...lines.values()], cents }))
}
