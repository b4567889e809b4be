import { confirm, type OrderDecision, place } from '../domain/decide.ts'
import { newOrder, type Order, type PlacedOrder } from '../domain/order.ts'
import { aTill, call } from './a-till.ts'
import { at, placement } from './an-order.ts'

/** A store, and ways to let something happen to its orders. */
export function aStore() {
  const till = aTill()
  const { store } = till
  const append = (order: Order, decision: OrderDecision) =>
    store.write(
      () => store.journal.append(order, decision.ok ? decision.events : [], call) as never,
    ) as Promise<PlacedOrder>
  return {
    ...till,
    append,
    /** An order that is placed and confirmed. */
    async confirmed(orderId = 'o-1', shopperId = 's-1'): Promise<PlacedOrder> {
      const agreed = { ...placement, orderId, shopperId, orderNumber: `G-${orderId}`, quoteId: `q-${orderId}` }
      const placed = await append(newOrder, place(newOrder, agreed, at))
      return append(placed, confirm(placed, at))
    },
  }
}
