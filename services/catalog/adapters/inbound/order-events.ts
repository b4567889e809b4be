import type { Reaction } from '@galleria/chassis/service/reaction'
import { hear } from '@galleria/chassis/service/reaction'
import { orders } from '@galleria/contracts/orders'
import { makeRankBestsellers } from '../../application/rank-bestsellers.ts'
import type { Bestsellers, Catalogue } from '../../ports.ts'

/** The durable consumer that hears of confirmed orders, and so the owner of its inbox keys. */
export const bestsellersConsumer = 'catalog-rank-bestsellers'

/** What the catalogue does when an order is confirmed: what was bought moves up among the popular. */
export function orderEvents(ports: { readonly catalogue: Catalogue; readonly bestsellers: Bestsellers }): Reaction[] {
  const rankBestsellers = makeRankBestsellers(ports)
  return [
    hear(bestsellersConsumer, orders, 'order.confirmed', ({ id, data }, call) => {
      const { unknown } = rankBestsellers({ eventId: id, lines: data.lines })
      // An old order may name a variant that a newer seed has taken out; there is nothing left to rank.
      if (unknown.length > 0)
        call.log.warn({ unknown, orderId: data.orderId }, 'sold variants that are no longer in the catalogue')
    }),
  ]
}
