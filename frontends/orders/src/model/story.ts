import type { Order } from '@galleria/contracts/orders'

/** What an order's page is about just now; each has a head, a picture and a chip of its own. */
export type Story =
  | 'pending'
  | 'confirmed'
  | 'revised'
  | 'shipped'
  | 'delivered'
  | 'cancelled'
  | 'cancelling'
  | 'revising'
  | 'payment-refused'
  | 'out-of-stock'
  | 'timed-out'
  | 'rejected'

/** Reads an order. A change under way comes first, since nothing else can be done meanwhile. */
export function storyOf({ status, changing, rejection, timeline }: Order): Story {
  if (changing) return changing === 'cancellation' ? 'cancelling' : 'revising'
  if (status === 'confirmed') return timeline.some(({ what }) => what === 'revised') ? 'revised' : 'confirmed'
  if (status !== 'rejected') return status
  switch (rejection?.reason) {
    case 'payment-declined':
    case 'payment-token-invalid':
      return 'payment-refused'
    case 'out-of-stock':
    case 'timed-out':
      return rejection.reason
    default:
      return 'rejected'
  }
}

/** The change that could not be had, for as long as the shopper may still wonder about it. */
export function refusedChangeOf({ status, changing, refusedChange }: Order): Order['refusedChange'] {
  return changing || status === 'cancelled' ? undefined : refusedChange
}

/** Something an order may go through, and whether it has. `stopped` is where it ended before its time. */
export interface Step {
  readonly name:
    | 'placed'
    | 'reserve'
    | 'pay'
    | 'confirm'
    | 'confirmed'
    | 'packing'
    | 'packed'
    | 'shipped'
    | 'delivered'
    | 'cancelling'
    | 'cancelled'
    | 'rejected'
  readonly state: 'done' | 'now' | 'next' | 'stopped'
}

/**
 * The way of an order. While it is being settled nobody outside knows how far that is, so both of its steps are under way.
 * Four steps in either case, so that nothing moves when it is settled.
 */
export function stepsOf({
  status,
  changing,
  timeline,
}: Pick<Order, 'status' | 'changing' | 'timeline'>): readonly Step[] {
  const steps = (state: Step['state'], ...names: Step['name'][]) => names.map((name): Step => ({ name, state }))
  const passed = (['placed', 'confirmed', 'shipped'] as const).filter((name) =>
    timeline.some(({ what }) => what === name),
  )
  if (changing === 'cancellation') return [...steps('done', ...passed), ...steps('now', 'cancelling')]
  switch (status) {
    case 'pending':
      return [...steps('done', 'placed'), ...steps('now', 'reserve', 'pay'), ...steps('next', 'confirm')]
    case 'confirmed':
      return [...steps('done', 'placed'), ...steps('now', 'packing'), ...steps('next', 'shipped', 'delivered')]
    case 'shipped':
      return [...steps('done', 'placed', 'packed'), ...steps('now', 'shipped'), ...steps('next', 'delivered')]
    case 'delivered':
      return steps('done', 'placed', 'packed', 'shipped', 'delivered')
    default:
      return [...steps('done', ...passed), ...steps('stopped', status)]
  }
}
