import type { Order } from '@galleria/contracts/orders'
import { euros } from '@galleria/contracts/values'
import { chair, lamps, order, pieces } from './samples.ts'

type Happening = Order['timeline'][number]['what']

/** What happened, a minute apart from noon on; the version counts it. */
function after(...happenings: Happening[]): Pick<Order, 'timeline' | 'version'> {
  const at = (minute: number) => new Date(Date.parse(order.placedAt) + minute * 60_000).toISOString()
  return { timeline: happenings.map((what, minute) => ({ what, at: at(minute) })), version: happenings.length }
}

const nothing = { cancel: false, revise: false }
const tracking = { number: 'GP-4471-0098', carrier: 'Glasshouse Parcel' }
const bought: Order = {
  ...order,
  delivery: {
    kind: 'home',
    address: { street: 'Torstraße 1', postalCode: '10119', city: 'Berlin', countryCode: 'DE' },
  },
  lines: [lamps, chair],
  subtotal: euros(42_700),
  tax: euros(6_818),
  total: euros(42_700),
}
const lighter = { lines: [pieces(lamps, 1)], subtotal: euros(8_900), tax: euros(1_421), total: euros(8_900) }

const pending: Order = { ...bought, ...after('placed'), status: 'pending', may: nothing }
const confirmed: Order = { ...bought, ...after('placed', 'confirmed') }
const shipped: Order = {
  ...bought,
  ...after('placed', 'confirmed', 'shipped'),
  status: 'shipped',
  tracking,
  may: { cancel: true, revise: false },
}
const rejected = (rejection: Order['rejection']): Order => ({
  ...bought,
  ...after('placed', 'rejected'),
  status: 'rejected',
  may: nothing,
  ...(rejection ? { rejection } : {}),
})

/** An order in each state that its page knows, true to the contract. */
export const orderIn = {
  pending,
  confirmed,
  shipped,
  declined: rejected({ reason: 'payment-declined', declineReason: 'insufficient-funds' }),
  outOfStock: rejected({ reason: 'out-of-stock', skus: [chair.sku] }),
  timedOut: rejected({ reason: 'timed-out' }),
  delivered: {
    ...shipped,
    ...after('placed', 'confirmed', 'shipped', 'delivered'),
    status: 'delivered',
    may: nothing,
  },
  cancelling: {
    ...confirmed,
    ...after('placed', 'confirmed', 'cancel-requested'),
    changing: 'cancellation',
    may: nothing,
  },
  cancelled: {
    ...confirmed,
    ...after('placed', 'confirmed', 'cancel-requested', 'cancelled'),
    status: 'cancelled',
    refunded: euros(42_700),
    may: nothing,
  },
  calledBack: {
    ...shipped,
    ...after('placed', 'confirmed', 'shipped', 'cancel-requested', 'cancelled'),
    status: 'cancelled',
    refunded: euros(42_700),
    may: nothing,
  },
  revising: {
    ...confirmed,
    ...after('placed', 'confirmed', 'revision-requested'),
    changing: 'revision',
    may: nothing,
  },
  revised: {
    ...confirmed,
    ...after('placed', 'confirmed', 'revision-requested', 'revised'),
    ...lighter,
    takenOut: [pieces(lamps, 1), chair],
    refunded: euros(33_800),
  },
  tooLate: {
    ...shipped,
    ...after('placed', 'confirmed', 'revision-requested', 'shipped', 'revision-refused'),
    refusedChange: { change: 'revision', reason: 'already-dispatched', at: '2026-01-15T10:04:00.000Z' },
  },
} as const satisfies Record<string, Order>
