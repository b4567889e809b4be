import { hear, type Reaction } from '@galleria/chassis/service/reaction'
import { orders } from '@galleria/contracts/orders'
import { makePlanParcel } from '../../application/change-parcel.ts'
import type { ShippingPorts } from '../../ports.ts'

/** What shipping does about orders. Each event has its effect once (I-MSG-2). */
export function shippingReactions(ports: ShippingPorts): Reaction[] {
  const planParcel = makePlanParcel(ports)
  return [
    // Where a parcel goes is the carrier's business, and the simulated one needs no address: version 1 will do.
    hear('shipping-plan-parcel', orders, 'order.confirmed', async ({ id, data }, call) => {
      await planParcel({ reaction: 'shipping-plan-parcel', eventId: id }, data, call)
    }),
  ]
}
