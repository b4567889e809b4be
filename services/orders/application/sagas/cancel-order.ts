import { defineSaga } from '@galleria/chassis/saga/saga'
import type { ChangeRefusal } from '../../domain/order.ts'
import type { Parcels, Payments, Stock } from '../../participants.ts'
import type { Settling } from '../settling.ts'

/** What cancelling needs to know. */
export type Cancellation = {
  readonly orderId: string
  readonly refundId: string
  /** The parcel had left and is on its way back: its pieces are put back on the shelf when they are there again. */
  readonly returning?: boolean
  readonly refundedCents?: number
}

/** What cancelling takes. */
export interface CancelOrderParts {
  readonly parcels: Parcels
  readonly stock: Stock
  readonly payments: Payments
  readonly settling: Settling
}

/** Cancels an order: whether it can be is the carrier's to say; after that it only goes forward. */
export function cancelOrder({ parcels, stock, payments, settling }: CancelOrderParts) {
  return defineSaga<Cancellation, ChangeRefusal>({
    name: 'cancel-order',
    version: 1,
    steps: [
      { name: 'call-back-parcel', kind: 'pivot', act: ({ data }, call) => parcels.callBack(data.orderId, call) },
      {
        name: 'return-stock',
        kind: 'retriable',
        unless: ({ returning }) => returning === true,
        act: ({ data }, call) => stock.takeBack(data.orderId, call),
      },
      { name: 'return-money', kind: 'retriable', act: ({ data }, call) => payments.giveAllBack(data, call) },
      {
        name: 'cancel-order',
        kind: 'local',
        write: ({ data }, call) => settling.cancel(data.orderId, data.refundedCents ?? 0, call),
      },
    ],
    refused: ({ data, reason }, call) => settling.refuseChange(data.orderId, reason, call),
  })
}
