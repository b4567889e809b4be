import type { Call } from '@galleria/chassis/call'
import type { OrderDecision } from '../domain/decide.ts'
import type { PlacedOrder } from '../domain/order.ts'
import type { Journal } from '../ports.ts'

/**
 * Writes down what was decided where nobody can be told no, inside a transaction that has begun already.
 * @throws when it was refused: then whoever asked does not keep to the order's life.
 */
export function append(journal: Journal, order: PlacedOrder, decision: OrderDecision, call: Call): PlacedOrder {
  const { orderId, status } = order
  if (!decision.ok) throw new Error(`${orderId} is ${status}: ${decision.problem.code}`)
  return decision.events.length > 0 ? journal.append(order, decision.events, call) : order
}
