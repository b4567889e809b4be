import type { Call } from '@galleria/chassis/call'
import { takeBought } from '../domain/cart.ts'
import { cancel, confirm, type OrderDecision, refuseChange, reject, revise } from '../domain/decide.ts'
import { euros } from '../domain/money.ts'
import type { ChangeRefusal, PlacedOrder, Rejection } from '../domain/order.ts'
import type { Carts, Journal, Now, NowText } from '../ports.ts'
import { append } from './append.ts'

/** What the sagas write down about their order, inside the transaction that records their step. */
export interface Settling {
  /** The bought pieces leave the cart with it; what was put in since stays. */
  confirm(orderId: string, call: Call): void
  reject(orderId: string, rejection: Rejection, call: Call): void
  cancel(orderId: string, refundedCents: number, call: Call): void
  revise(orderId: string, revisionId: string, call: Call): void
  refuseChange(orderId: string, reason: ChangeRefusal, call: Call): void
}

/** What settling needs. */
export interface SettlingPorts {
  readonly journal: Journal
  readonly carts: Carts
  readonly now: Now
  readonly nowText: NowText
}

/** Writes down what sagas come to. A saga that comes to what cannot be is a bug, and throws. */
export function makeSettling({ journal, carts, now, nowText }: SettlingPorts): Settling {
  function settle(orderId: string, decide: (order: PlacedOrder) => OrderDecision, call: Call): PlacedOrder {
    const order = journal.load(orderId)
    if (!order) throw new Error(`there is a saga for ${orderId}, which is no order`)
    return append(journal, order, decide(order), call)
  }

  return {
    confirm(orderId, call) {
      const { shopperId, lines } = settle(orderId, (order) => confirm(order, nowText()), call)
      const cart = carts.load(shopperId)
      if (cart) carts.keep(shopperId, cart, takeBought(cart, lines, now()), call)
      call.log.info({ orderId }, 'an order is confirmed')
    },
    reject(orderId, rejection, call) {
      settle(orderId, (order) => reject(order, rejection, nowText()), call)
      call.log.info({ orderId, reason: rejection.reason }, 'an order is rejected')
    },
    cancel(orderId, refundedCents, call) {
      settle(orderId, (order) => cancel(order, euros(refundedCents), nowText()), call)
      call.log.info({ orderId, refundedCents }, 'an order is cancelled')
    },
    revise(orderId, revisionId, call) {
      settle(orderId, (order) => revise(order, revisionId, nowText()), call)
      call.log.info({ orderId, revisionId }, 'an order is revised')
    },
    refuseChange(orderId, reason, call) {
      settle(orderId, (order) => refuseChange(order, reason, nowText()), call)
      call.log.info({ orderId, reason }, 'a change of an order cannot be had')
    },
  }
}
