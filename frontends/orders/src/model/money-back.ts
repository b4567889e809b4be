import type { Order } from '@galleria/contracts/orders'
import type { Money } from '@galleria/contracts/values'

/**
 * What became, or would become, of money that is not to be paid after all. It is taken when the parcel leaves; until then
 * it is only set aside on the card, and `let-go` of; afterwards it is `given-back`; `both` when some of each.
 */
export interface MoneyBack {
  readonly kind: 'let-go' | 'given-back' | 'both'
  readonly money: Money
}

/** What revisions and a cancellation gave back; undefined when that is nothing. */
export function moneyBackOf({ refunded, status, timeline }: Order): MoneyBack | undefined {
  if (refunded.cents === 0) return undefined
  const has = (happening: Order['timeline'][number]['what']) => timeline.some(({ what }) => what === happening)
  // Only what has not left the house can be revised, so what revisions gave back had never been taken.
  if (status !== 'cancelled' || !has('shipped')) return { kind: 'let-go', money: refunded }
  return { kind: has('revised') ? 'both' : 'given-back', money: refunded }
}

/** Whether an order came to nothing, so that its total is not to be paid. */
export function isUnpaid({ status }: Pick<Order, 'status'>): boolean {
  return status === 'cancelled' || status === 'rejected'
}

/** What cancelling now would come to. */
export function moneyBackIfCancelled({ status, total }: Pick<Order, 'status' | 'total'>) {
  return { kind: status === 'shipped' ? 'given-back' : 'let-go', money: total } as const satisfies MoneyBack
}
