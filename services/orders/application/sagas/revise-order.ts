import { defineSaga } from '@galleria/chassis/saga/saga'
import type { ChangeRefusal } from '../../domain/order.ts'
import type { StockLine } from '../../domain/revision.ts'
import type { Parcels, Payments, Stock } from '../../participants.ts'
import type { Settling } from '../settling.ts'

/** What taking pieces out needs to know. `lines` is what remains. */
export type TakingOut = {
  readonly orderId: string
  /** Counts from one; see `Revision`. */
  readonly revision: number
  readonly revisionId: string
  readonly lines: readonly StockLine[]
  readonly refundCents: number
  readonly refundTaxCents: number
}

/** What taking pieces out takes. */
export interface ReviseOrderParts {
  readonly parcels: Parcels
  readonly stock: Stock
  readonly payments: Payments
  readonly settling: Settling
}

/** Takes pieces out of an order: whether the parcel can still be packed anew decides it. */
export function reviseOrder({ parcels, stock, payments, settling }: ReviseOrderParts) {
  return defineSaga<TakingOut, ChangeRefusal>({
    name: 'revise-order',
    version: 1,
    steps: [
      {
        name: 'repack-parcel',
        kind: 'pivot',
        act: ({ data }, call) => parcels.repack({ ...data, number: data.revision }, call),
      },
      {
        name: 'give-back-stock',
        kind: 'retriable',
        act: ({ data }, call) => stock.keepOnly(data.orderId, data.lines, call),
      },
      {
        name: 'give-back-money',
        kind: 'retriable',
        act: ({ data }, call) => payments.giveBack({ ...data, refundId: data.revisionId }, call),
      },
      {
        name: 'revise-order',
        kind: 'local',
        write: ({ data }, call) => settling.revise(data.orderId, data.revisionId, call),
      },
    ],
    refused: ({ data, reason }, call) => settling.refuseChange(data.orderId, reason, call),
  })
}
