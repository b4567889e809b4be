import { hear, type Reaction } from '@galleria/chassis/service/reaction'
import { orders } from '@galleria/contracts/orders'
import type { z } from 'zod'
import { type BoughtOrder, makePlanParcel } from '../../application/change-parcel.ts'
import { type Freight, unmeasured } from '../../domain/package.ts'
import type { ShippingPorts } from '../../ports.ts'

/** What shipping does about orders. Each event has its effect once (I-MSG-2). */
export function shippingReactions(ports: ShippingPorts): Reaction[] {
  const planParcel = makePlanParcel(ports)
  return [
    // Version 1 told no delivery, and only version 3 may tell measures: what is not told is estimated.
    hear('shipping-plan-parcel', orders, 'order.confirmed', async ({ id, data }, call) => {
      await planParcel({ reaction: 'shipping-plan-parcel', eventId: id }, boughtOrder(data), call)
    }),
  ]
}

/** What an order tells of where it goes and of what its pieces measure. A store goes by its name. */
export function boughtOrder({ orderId, lines, delivery }: Bought): BoughtOrder {
  const pieces = lines.map(({ sku, quantity }) => ({ sku, quantity }))
  const measures = lines.map(({ sku, weightGrams: grams = unmeasured.grams, volumeCm3: cm3 = unmeasured.cm3 }) => [
    sku,
    { grams, cm3 },
  ])
  return {
    orderId,
    lines: pieces,
    freight: { destination: destinationOf(delivery), measures: Object.fromEntries(measures) },
  }
}

type Bought = z.infer<(typeof orders)['events']['order.confirmed']['data']>

function destinationOf(delivery: Bought['delivery']): Freight['destination'] {
  if (delivery?.kind === 'home') {
    const { countryCode, postalCode, city } = delivery.address
    return { countryCode, postalCode, city }
  }
  if (delivery === undefined) return {}
  const words = delivery.storeId.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  return { city: words.join(' ') }
}
