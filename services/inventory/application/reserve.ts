import type { Call } from '@galleria/chassis/call'
import type { Line } from '../domain/lines.ts'
import { commit, lapse, make, type ReservationProblem, release } from '../domain/reservation.ts'
import { skusOf } from '../domain/stock.ts'
import type { Now, Outcome, StockRoom } from '../ports.ts'

/** What the reservation errands need. */
export interface ReservePorts {
  readonly stockRoom: StockRoom
  readonly now: Now
}

/** Holds stock for an order, all lines or none, for `holdMs` milliseconds. */
export const makeHoldStock =
  ({ stockRoom, now, holdMs }: ReservePorts & { readonly holdMs: number }) =>
  (orderId: string, lines: readonly Line[], call: Call): Promise<Outcome<ReservationProblem>> =>
    stockRoom.together(() => {
      const at = now()
      // A hold that is over goes back on the shelf first, or the order would compete with its own former self.
      stockRoom.change({ orderId, skus: [], now: at, call, decide: ({ reservation }) => lapse(reservation, at) })
      return stockRoom.change({
        orderId,
        skus: skusOf(lines),
        now: at,
        call,
        decide: ({ reservation, shelves }) => make(reservation, { lines, shelves, expiresAt: at + holdMs }),
      })
    })

/** Makes a hold permanent, unless its time is over; then it is given back at once. */
export const makeCommitReservation =
  ({ stockRoom, now }: ReservePorts) =>
  (orderId: string, call: Call): Promise<Outcome<ReservationProblem>> =>
    stockRoom.together(() => {
      const at = now()
      stockRoom.change({ orderId, skus: [], now: at, call, decide: ({ reservation }) => lapse(reservation, at) })
      return stockRoom.change({
        orderId,
        skus: [],
        now: at,
        call,
        decide: ({ reservation }) => commit(reservation, at),
      })
    })

/** Gives an order's pieces back and bars the order from reserving again. */
export const makeReleaseReservation =
  ({ stockRoom, now }: ReservePorts) =>
  (orderId: string, call: Call): Promise<Outcome<ReservationProblem>> =>
    stockRoom.together(() =>
      stockRoom.change({ orderId, skus: [], now: now(), call, decide: ({ reservation }) => release(reservation) }),
    )
