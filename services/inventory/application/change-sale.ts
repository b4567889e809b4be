import type { Call } from '@galleria/chassis/call'
import type { Line } from '../domain/lines.ts'
import { cancel, revise, type SaleProblem } from '../domain/sale.ts'
import type { Outcome } from '../ports.ts'
import type { ReservePorts } from './reserve.ts'

/** Takes a sale back whose parcel never left. */
export const makeCancelSale =
  ({ stockRoom, now }: ReservePorts) =>
  (orderId: string, call: Call): Promise<Outcome<SaleProblem>> =>
    stockRoom.together(() =>
      stockRoom.change({ orderId, skus: [], now: now(), call, decide: ({ reservation }) => cancel(reservation) }),
    )

/** Keeps only these pieces of a sale and puts the others back on the shelf. */
export const makeReviseSale =
  ({ stockRoom, now }: ReservePorts) =>
  (orderId: string, lines: readonly Line[], call: Call): Promise<Outcome<SaleProblem>> =>
    stockRoom.together(() =>
      stockRoom.change({
        orderId,
        skus: [],
        now: now(),
        call,
        decide: ({ reservation }) => revise(reservation, lines),
      }),
    )
