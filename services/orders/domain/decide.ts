import type { OrderEvent } from './events.ts'
import type { Money } from './money.ts'
import type { ChangeRefusal, Order, Placement, Rejection, Tracking } from './order.ts'
import { planRevision, type RevisionFault, remaining, type StockLine, stockLines } from './revision.ts'

/** Why nothing happens to an order. */
export type OrderProblem =
  | { readonly code: 'order-unknown' }
  | { readonly code: 'order-exists' }
  /** It has come to an end, or too far for this. */
  | { readonly code: 'order-closed' }
  /** It is being settled, or another change is under way. */
  | { readonly code: 'order-busy' }
  /** Nobody asked for the change that is to be ended. */
  | { readonly code: 'change-absent' }
  | { readonly code: 'refund-too-large' }
  | { readonly code: 'nothing-left' }
  | { readonly code: 'revision-faulty'; readonly faults: readonly RevisionFault[] }

/** What happens to an order, or why nothing does. No events: it is as wished for already. */
export type OrderDecision =
  | { readonly ok: true; readonly events: readonly OrderEvent[] }
  | { readonly ok: false; readonly problem: OrderProblem }

const asItIs: OrderDecision = { ok: true, events: [] }
const unknown = no({ code: 'order-unknown' })
const closed = no({ code: 'order-closed' })
const busy = no({ code: 'order-busy' })

/** Decides on placing. */
export function place(order: Order, placement: Placement, at: string): OrderDecision {
  return order.status === 'new' ? happens({ type: 'order-placed', at, placement }) : no({ code: 'order-exists' })
}

/** Decides on confirming. Confirmed twice is confirmed once; a rejected order stays rejected. */
export function confirm(order: Order, at: string): OrderDecision {
  if (order.status === 'new') return unknown
  if (order.status === 'rejected') return closed
  if (order.status !== 'pending') return asItIs
  const { lines, totals, delivery } = order
  return happens({ type: 'order-confirmed', at, lines: stockLines(lines), total: totals.total, delivery })
}

/** Decides on rejecting. Rejected twice is rejected once, for the first reason; a confirmed order stays confirmed. */
export function reject(order: Order, rejection: Rejection, at: string): OrderDecision {
  if (order.status === 'new') return unknown
  if (order.status === 'rejected') return asItIs
  return order.status === 'pending' ? happens({ type: 'order-rejected', at, rejection }) : closed
}

/** Decides on beginning to cancel. Asked twice, it is under way, or done, already. */
export function requestCancel(order: Order, at: string): OrderDecision {
  switch (order.status) {
    case 'new':
      return unknown
    case 'pending':
      return busy
    case 'cancelled':
      return asItIs
    case 'rejected':
    case 'delivered':
      return closed
    case 'confirmed':
    case 'shipped':
      if (order.changing?.kind === 'cancellation') return asItIs
      return order.changing ? busy : happens({ type: 'order-cancel-requested', at })
  }
}

/** Decides on the end of a cancellation; `refund` is what was given back for all that was left (I-PAY-3). */
export function cancel(order: Order, refund: Money, at: string): OrderDecision {
  if (order.status === 'new') return unknown
  if (order.status === 'cancelled') return asItIs
  if (order.changing?.kind !== 'cancellation') return no({ code: 'change-absent' })
  if (order.status !== 'confirmed' && order.status !== 'shipped') return closed
  const { total } = order.totals
  if (refund.cents > total.cents) return no({ code: 'refund-too-large' })
  return happens({ type: 'order-cancelled', at, lines: stockLines(order.lines), total, refund })
}

/** Decides on beginning to take pieces out. An order can be made smaller until its parcel leaves, and never larger. */
export function requestRevision(order: Order, wanted: readonly StockLine[], at: string): OrderDecision {
  if (order.status === 'new') return unknown
  if (order.status === 'pending') return busy
  if (order.changing?.kind === 'revision' && isSame(order.changing.revision.lines, remaining(order.lines, wanted)))
    return asItIs
  if (order.status !== 'confirmed') return closed
  if (order.changing) return busy
  const plan = planRevision(order, wanted)
  switch (plan.kind) {
    case 'faulty':
      return no({ code: 'revision-faulty', faults: plan.faults })
    case 'nothing-left':
      return no({ code: 'nothing-left' })
    case 'no-change':
      return asItIs
    case 'revision': {
      const number = order.revisions + 1
      const revision = { revisionId: `${order.orderId}-r${number}`, number, ...plan.revision }
      return happens({ type: 'order-revision-requested', at, revision })
    }
  }
}

/** Decides on the end of a revision. The parcel may have left, or even have arrived, before all of it was known here. */
export function revise(order: Order, revisionId: string, at: string): OrderDecision {
  if (order.status === 'new') return unknown
  const revision = order.changing?.kind === 'revision' ? order.changing.revision : undefined
  if (revision?.revisionId !== revisionId) return no({ code: 'change-absent' })
  return happens({ type: 'order-revised', at, revision })
}

/** Decides on giving a change up: the order goes on as before. */
export function refuseChange(order: Order, reason: ChangeRefusal, at: string): OrderDecision {
  if (order.status === 'new') return unknown
  if (!order.changing) return no({ code: 'change-absent' })
  return happens({ type: 'order-change-refused', at, change: order.changing.kind, reason })
}

/** Decides on noting that the parcel has left. A cancelled order takes no notice: its parcel is being called back. */
export function ship(order: Order, tracking: Tracking, at: string): OrderDecision {
  if (order.status === 'confirmed') return happens({ type: 'order-shipped', at, tracking })
  return order.status === 'shipped' || order.status === 'delivered' ? asItIs : withoutParcel(order)
}

/** Decides on noting that the parcel has arrived; where nobody has heard that it left, it has left, too. */
export function deliver(order: Order, tracking: Tracking, at: string): OrderDecision {
  if (order.status === 'confirmed')
    return happens({ type: 'order-shipped', at, tracking }, { type: 'order-delivered', at })
  if (order.status === 'shipped') return happens({ type: 'order-delivered', at })
  return order.status === 'delivered' ? asItIs : withoutParcel(order)
}

function withoutParcel(order: Order): OrderDecision {
  if (order.status === 'new') return unknown
  if (order.status === 'cancelled') return asItIs
  return order.status === 'pending' ? busy : closed
}

function isSame(left: readonly StockLine[], right: readonly StockLine[]): boolean {
  return (
    left.length === right.length &&
    left.every(({ sku, quantity }, i) => right[i]?.sku === sku && right[i].quantity === quantity)
  )
}

function happens(...events: OrderEvent[]): OrderDecision {
  return { ok: true, events }
}

function no(problem: OrderProblem): OrderDecision {
  return { ok: false, problem }
}
