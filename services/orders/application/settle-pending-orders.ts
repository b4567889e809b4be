import type { Call } from '@galleria/chassis/call'
import { leaseMs, makeSettleOrder, type SettlePorts } from './settle-order.ts'

/** The most orders that are settled at once, so that a long outage does not end in a stampede. */
export const mostAtOnce = 10

/**
 * Takes on orders whose settling broke off, by an outage or with a process, and tries each once more. One that fails
 * for a bug keeps nobody else waiting. Returns how many were tried.
 */
export function makeSettlePendingOrders(ports: SettlePorts) {
  const settleOrder = makeSettleOrder(ports)

  return async (call: Call): Promise<number> => {
    const due = await ports.settlements.claimDue(ports.now(), ports.now() + leaseMs, mostAtOnce)
    const tries = await Promise.allSettled(due.map((settlement) => settleOrder(settlement, call)))
    tries.forEach((outcome, i) => {
      if (outcome.status === 'rejected')
        call.log.error({ orderId: due[i]?.orderId, error: outcome.reason }, 'an order failed to settle')
    })
    return due.length
  }
}
