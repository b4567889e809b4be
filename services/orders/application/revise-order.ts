import type { Call } from '@galleria/chassis/call'
import { type OrderProblem, requestRevision } from '../domain/decide.ts'
import type { PlacedOrder } from '../domain/order.ts'
import { type StockLine, stockLines } from '../domain/revision.ts'
import type { Fingerprint, Keys } from '../ports.ts'
import type { BegunChange, ChangePorts } from './cancel-order.ts'
import { because, found, type Result } from './result.ts'
import type { TakingOut } from './sagas/revise-order.ts'

/** What revising needs beside beginning a change. */
export interface RevisePorts extends ChangePorts {
  readonly keys: Keys
  readonly fingerprint: Fingerprint
}

/** What shall remain of the lines it names; the others stay as they are. */
export interface ReviseOrder {
  readonly shopperId: string
  readonly orderId: string
  readonly lines: readonly StockLine[]
}

/** Begins to take pieces out of an order. The same key and request are the same revision (I-ORD-4). */
export function makeReviseOrder({ write, journal, sagas, keys, fingerprint, nowText }: RevisePorts) {
  return ({ shopperId, orderId, lines }: ReviseOrder, key: string, call: Call) => {
    const use = { shopperId, purpose: 'revise', key } as const
    const requestHash = fingerprint({ shopperId, orderId, lines })

    return write((): Result<BegunChange, OrderProblem | { code: 'key-reused' }> => {
      const order = journal.load(orderId)
      if (order?.shopperId !== shopperId) return because({ code: 'order-unknown' })
      const earlier = keys.find(use)
      if (earlier) return earlier.requestHash === requestHash ? found(underWay(order)) : because({ code: 'key-reused' })
      const decision = requestRevision(order, lines, nowText())
      if (!decision.ok) return decision
      keys.keep(use, { requestHash, orderId })
      if (decision.events.length === 0) return found(underWay(order))
      const revised = journal.append(order, decision.events, call)
      const begun = underWay(revised)
      if (begun.sagaId) sagas.begin('revise-order', { sagaId: begun.sagaId, data: takingOut(revised) }, call)
      return found(begun)
    })
  }
}

/** The revision under way, whoever asked for it; a saga of its kind has the revision's id. */
function underWay({ orderId, changing }: PlacedOrder): BegunChange {
  return { orderId, sagaId: changing?.kind === 'revision' ? changing.revision.revisionId : undefined }
}

function takingOut({ orderId, changing }: PlacedOrder): TakingOut {
  if (changing?.kind !== 'revision') throw new Error(`no revision of ${orderId} is under way`)
  const { revisionId, number: revision, lines, refund, refundTax } = changing.revision
  return {
    orderId,
    revision,
    revisionId,
    lines: stockLines(lines),
    refundCents: refund.cents,
    refundTaxCents: refundTax.cents,
  }
}
