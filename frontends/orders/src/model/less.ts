import type { Order, RevisedLine } from '@galleria/contracts/orders'
import type { Money } from '@galleria/contracts/values'

/** How many pieces of each variant shall remain; a variant that is not named stays as it is. */
export type Remaining = Readonly<Record<string, number>>

/** What an order would be with less in it. Delivery stays as it was, so only the pieces make it cheaper. */
export interface Less {
  /** The lines that change, as the shop wants to be told. */
  readonly lines: readonly RevisedLine[]
  readonly total: Money
  readonly givenBack: Money
  /** Nothing would remain; that is a cancellation. */
  readonly isNothing: boolean
}

/** Works out what taking pieces out comes to. An order can only get smaller. */
export function lessOf({ lines, total }: Pick<Order, 'lines' | 'total'>, remaining: Remaining): Less {
  const wanted = lines.map((line) => ({ line, quantity: within(line.quantity, remaining[line.sku]) }))
  const changed = wanted.filter(({ line, quantity }) => quantity !== line.quantity)
  const cents = changed.reduce((sum, { line, quantity }) => sum + (line.quantity - quantity) * line.unitPrice.cents, 0)
  return {
    lines: changed.map(({ line, quantity }) => ({ sku: line.sku, quantity })),
    total: { ...total, cents: total.cents - cents },
    givenBack: { ...total, cents },
    isNothing: wanted.every(({ quantity }) => quantity === 0),
  }
}

function within(most: number, wanted = most): number {
  return Math.min(most, Math.max(0, wanted))
}
