import type { DeliveryService } from './delivery.ts'
import { euros, type Money } from './money.ts'
import type { PricedLine, Totals } from './pricing.ts'
import type { Revision } from './revision.ts'

/** Whom an order is for. */
export interface Contact {
  readonly name: string
  readonly email: string
}

/** Where the goods go. */
export type Delivery =
  | {
      readonly kind: 'home'
      /** What the carrier is paid for; orders from before there was a choice have none. */
      readonly service?: DeliveryService | undefined
      readonly address: {
        readonly street: string
        readonly postalCode: string
        readonly city: string
        readonly countryCode: string
      }
    }
  | { readonly kind: 'pickup'; readonly storeId: string }

/** What was agreed when the order was placed. */
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

/** Why an order came to nothing. `timed-out`: its stock could not be held for as long as settling took. */
export type Rejection =
  | { readonly reason: 'out-of-stock'; readonly skus: readonly string[] }
  | { readonly reason: 'payment-declined'; readonly declineReason?: DeclineReason }
  | { readonly reason: 'payment-token-invalid' }
  | { readonly reason: 'timed-out' }

/** Why the money was refused. */
export type DeclineReason = 'insufficient-funds' | 'card-expired' | 'card-refused' | 'challenge-failed'

/** Where an order stands. The path between them: README, "The life of an order". */
export type Status = 'pending' | 'confirmed' | 'rejected' | 'shipped' | 'delivered' | 'cancelled'

/** A change under way: a semantic lock, so that no second one meddles with it (Richardson, chapter 4). */
export type Changing = { readonly kind: 'cancellation' } | { readonly kind: 'revision'; readonly revision: Revision }

/** Why a change could not be had: the goods were further on their way than anybody here knew. */
export type ChangeRefusal = 'already-dispatched' | 'already-delivered'

/** How the parcel can be followed. */
export interface Tracking {
  readonly number: string
  readonly carrier: string
}

/** A line of an order's own history. */
export interface Happening {
  readonly what:
    | 'placed'
    | 'confirmed'
    | 'rejected'
    | 'cancel-requested'
    | 'cancel-refused'
    | 'cancelled'
    | 'revision-requested'
    | 'revision-refused'
    | 'revised'
    | 'shipped'
    | 'delivered'
  /** RFC 3339, UTC. */
  readonly at: string
}

/** An order that somebody has placed. `lines` and `totals` are what is bought now, without what revisions took out. */
export interface PlacedOrder extends Placement {
  /** How many events made it so. */
  readonly version: number
  readonly status: Status
  readonly changing: Changing | undefined
  readonly refusedChange:
    | { readonly change: Changing['kind']; readonly reason: ChangeRefusal; readonly at: string }
    | undefined
  readonly rejection: Rejection | undefined
  readonly tracking: Tracking | undefined
  /** What revisions took out, one line a variant. */
  readonly takenOut: readonly PricedLine[]
  /** What was given back, or let go before it was taken. */
  readonly refunded: Money
  /** How many changes of each kind were asked for, whatever became of them. */
  readonly revisions: number
  readonly cancellations: number
  readonly timeline: readonly Happening[]
}

/** An order at any time, also before it exists. */
export type Order = { readonly status: 'new'; readonly version: 0 } | PlacedOrder

/** Every order before it is placed. */
export const newOrder: Order = { status: 'new', version: 0 }

/** An order at its birth. */
export function bornOf(placement: Placement, at: string): PlacedOrder {
  return {
    ...placement,
    version: 1,
    status: 'pending',
    changing: undefined,
    refusedChange: undefined,
    rejection: undefined,
    tracking: undefined,
    takenOut: [],
    refunded: euros(0),
    revisions: 0,
    cancellations: 0,
    timeline: [{ what: 'placed', at }],
  }
}

/** What its owner may ask for now. The last piece cannot be taken out: that would be a cancellation. */
export function mayNow({ status, changing, lines }: PlacedOrder): {
  readonly cancel: boolean
  readonly revise: boolean
} {
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const free = changing === undefined
  return {
    cancel: free && (status === 'confirmed' || status === 'shipped'),
    revise: free && status === 'confirmed' && pieces > 1,
  }
}
