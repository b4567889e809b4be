import { defineSaga } from '@galleria/chassis/saga/saga'
import type { Rejection } from '../../domain/order.ts'
import type { StockLine } from '../../domain/revision.ts'
import type { Payments, Stock } from '../../participants.ts'
import type { Settling } from '../settling.ts'

/** What buying needs to know. The token is forgotten as soon as the money is settled, one way or the other. */
export type Purchase = {
  readonly orderId: string
  readonly lines: readonly StockLine[]
  readonly totalCents: number
  readonly taxCents: number
  readonly paymentToken?: string | undefined
}

/** What buying takes. */
export interface CreateOrderParts {
  readonly stock: Stock
  readonly payments: Payments
  readonly settling: Settling
  /** How long the provider may leave us in the dark about an order's money, in milliseconds. */
  readonly paymentPatienceMs: number
}

/** Buys an order: everything can be taken back until the stock is sold. A saga has the order's own id. */
export function createOrder({ stock, payments, settling, paymentPatienceMs }: CreateOrderParts) {
  return defineSaga<Purchase, Rejection>({
    name: 'create-order',
    version: 1,
    forgets: ['paymentToken'],
    steps: [
      {
        name: 'hold-stock',
        kind: 'compensatable',
        act: ({ data }, call) => stock.hold(data, call),
        undo: ({ data }, call) => stock.release(data.orderId, call),
      },
      {
        name: 'authorize-payment',
        kind: 'compensatable',
        async act({ data }, call) {
          const answer = await payments.authorize(data, call)
          return answer.kind === 'done' ? { kind: 'done', data: { paymentToken: undefined } } : answer
        },
        undo: ({ data }, call) => payments.void(data.orderId, call),
        // Then the payment is voided, which holds whatever the provider did with it (I-PAY-6: nobody guesses).
        patience: { ms: paymentPatienceMs, reason: { reason: 'payment-declined' } },
      },
      { name: 'sell-stock', kind: 'pivot', act: ({ data }, call) => stock.sell(data.orderId, call) },
      { name: 'confirm-order', kind: 'local', write: ({ data }, call) => settling.confirm(data.orderId, call) },
    ],
    refused: ({ data, reason }, call) => settling.reject(data.orderId, reason, call),
  })
}
