import type { Money } from './money.ts'
import type { ChangeRefusal, Changing, Delivery, Placement, Rejection, Tracking } from './order.ts'
import type { Revision, StockLine } from './revision.ts'

/** What can happen to an order, in the past tense. `at` is when (RFC 3339, UTC). */
export type OrderEvent = { readonly at: string } & (
  | { readonly type: 'order-placed'; readonly placement: Placement }
  | {
      readonly type: 'order-confirmed'
      readonly lines: readonly StockLine[]
      readonly total: Money
      readonly delivery: Delivery
    }
  | { readonly type: 'order-rejected'; readonly rejection: Rejection }
  | { readonly type: 'order-cancel-requested' }
  | {
      readonly type: 'order-cancelled'
      readonly lines: readonly StockLine[]
      readonly total: Money
      readonly refund: Money
    }
  | { readonly type: 'order-revision-requested'; readonly revision: Revision }
  | { readonly type: 'order-revised'; readonly revision: Revision }
  | { readonly type: 'order-change-refused'; readonly change: Changing['kind']; readonly reason: ChangeRefusal }
  | { readonly type: 'order-shipped'; readonly tracking: Tracking }
  | { readonly type: 'order-delivered' }
)

/** See {@link OrderEvent}. */
export type OrderEventType = OrderEvent['type']
