import type { PricedLine, Totals } from './pricing.ts'

/** Whom an order is for. */
export interface Contact {
  readonly name: string
  readonly email: string
}

/** Where the goods go. */
export type Delivery =
  | {
      readonly kind: 'home'
      readonly address: {
        readonly street: string
        readonly postalCode: string
        readonly city: string
        readonly countryCode: string
      }
    }
  | { readonly kind: 'pickup'; readonly storeId: string }

/** What was agreed when the order was placed; nothing of it changes afterwards. */
export interface Placement {
  readonly orderId: string
  readonly orderNumber: string
  readonly shopperId: string
  readonly quoteId: string
  /** RFC 3339, UTC. */
  readonly placedAt: string
  readonly contact: Contact
  readonly delivery: Delivery
  readonly lines: readonly PricedLine[]
  readonly totals: Totals
}

/** Why an order came to nothing. */
export type Rejection =
  | { readonly reason: 'out-of-stock'; readonly skus: readonly string[] }
  | { readonly reason: 'payment-declined'; readonly declineReason?: DeclineReason }
  | { readonly reason: 'payment-token-invalid' }

/** Why the money was refused. */
export type DeclineReason = 'insufficient-funds' | 'card-expired' | 'card-refused' | 'challenge-failed'

/** What can happen to an order, in the past tense. */
export type OrderEvent =
  | { readonly type: 'order-placed'; readonly placement: Placement }
  | { readonly type: 'order-confirmed' }
  | { readonly type: 'order-rejected'; readonly rejection: Rejection }

/** An order that somebody has placed. */
export type PlacedOrder = Placement &
  (
    | { readonly status: 'pending' }
    | { readonly status: 'confirmed' }
    | { readonly status: 'rejected'; readonly rejection: Rejection }
  )

/** An order at any time, also before it exists. */
export type Order = { readonly status: 'new' } | PlacedOrder

/** Why nothing happens to an order. */
export interface OrderProblem {
  readonly code: 'order-unknown' | 'order-exists' | 'order-closed'
}

/** What happens to an order, or why nothing does. */
export type OrderDecision =
  | { readonly ok: true; readonly events: readonly OrderEvent[] }
  | { readonly ok: false; readonly problem: OrderProblem }

/** Every order before it is placed. */
export const newOrder: Order = { status: 'new' }

/** Decides on placing. */
export function place(order: Order, placement: Placement): OrderDecision {
  if (order.status !== 'new') return { ok: false, problem: { code: 'order-exists' } }
  return { ok: true, events: [{ type: 'order-placed', placement }] }
}

/** Decides on confirming. Confirmed twice is confirmed once; a rejected order stays rejected. */
export function confirm(order: Order): OrderDecision {
  return settle(order, 'confirmed', { type: 'order-confirmed' })
}

/** Decides on rejecting. Rejected twice is rejected once, for the first reason; a confirmed order stays confirmed. */
export function reject(order: Order, rejection: Rejection): OrderDecision {
  return settle(order, 'rejected', { type: 'order-rejected', rejection })
}

/** The order after an event. @throws when the order could not have come to this event: then the journal is damaged. */
export function evolve(order: Order, event: OrderEvent): Order {
  if (event.type === 'order-placed' && order.status === 'new') return { ...event.placement, status: 'pending' }
  if (event.type === 'order-confirmed' && order.status === 'pending') return { ...order, status: 'confirmed' }
  if (event.type === 'order-rejected' && order.status === 'pending') {
    return { ...order, status: 'rejected', rejection: event.rejection }
  }
  throw new Error(`${event.type} cannot happen to an order that is ${order.status}`)
}

function settle(order: Order, outcome: 'confirmed' | 'rejected', event: OrderEvent): OrderDecision {
  switch (order.status) {
    case 'new':
      return { ok: false, problem: { code: 'order-unknown' } }
    case 'pending':
      return { ok: true, events: [event] }
    default:
      return order.status === outcome ? { ok: true, events: [] } : { ok: false, problem: { code: 'order-closed' } }
  }
}
