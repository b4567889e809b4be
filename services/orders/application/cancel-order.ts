import type { Call } from '@galleria/chassis/call'
import type { Sagas } from '@galleria/chassis/saga/saga'
import { type OrderProblem, requestCancel } from '../domain/decide.ts'
import type { Journal, NowText, Write } from '../ports.ts'
import { because, found, type Result } from './result.ts'
import type { Cancellation } from './sagas/cancel-order.ts'

/** What beginning a change needs. */
export interface ChangePorts {
  readonly write: Write
  readonly journal: Journal
  readonly sagas: Pick<Sagas, 'begin'>
  readonly nowText: NowText
}

/** A change that was asked for. `sagaId` is what carries it out; undefined when there is nothing to carry out. */
export interface BegunChange {
  readonly orderId: string
  readonly sagaId: string | undefined
}

/** Begins to cancel an order. Asked again, it is the same cancellation, or the order is cancelled already. */
export function makeCancelOrder({ write, journal, sagas, nowText }: ChangePorts) {
  return ({ shopperId, orderId }: { shopperId: string; orderId: string }, call: Call) =>
    write((): Result<BegunChange, OrderProblem> => {
      const order = journal.load(orderId)
      if (order?.shopperId !== shopperId) return because({ code: 'order-unknown' })
      const decision = requestCancel(order, nowText())
      if (!decision.ok) return decision
      if (decision.events.length === 0) return found({ orderId, sagaId: sagaOf(orderId, order.cancellations) })
      const { cancellations } = journal.append(order, decision.events, call)
      const data: Cancellation = { orderId, refundId: `${orderId}-cancel` }
      const sagaId = sagaOf(orderId, cancellations)
      sagas.begin('cancel-order', { sagaId, data }, call)
      return found({ orderId, sagaId })
    })
}

/** A cancellation that could not be had may be asked for again, which is another saga. */
function sagaOf(orderId: string, cancellations: number): string {
  return `${orderId}-c${cancellations}`
}
