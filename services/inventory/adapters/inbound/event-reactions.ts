import { hear, type Reaction } from '@galleria/chassis/service/reaction'
import { shipping } from '@galleria/contracts/shipping'
import { makeDispatchStock, makeRestock } from '../../application/follow-parcel.ts'
import type { ReservePorts } from '../../application/reserve.ts'

/** What the inventory does about parcels that leave and come back. Each event has its effect once (I-MSG-2). */
export function inventoryReactions(ports: ReservePorts): Reaction[] {
  const dispatchStock = makeDispatchStock(ports)
  const restock = makeRestock(ports)
  return [
    hear('inventory-dispatch-stock', shipping, 'parcel.dispatched', async ({ id, data }, call) => {
      await dispatchStock({ reaction: 'inventory-dispatch-stock', eventId: id }, data, call)
    }),
    hear('inventory-restock', shipping, 'parcel.returned', async ({ id, data }, call) => {
      await restock({ reaction: 'inventory-restock', eventId: id }, data, call)
    }),
  ]
}
