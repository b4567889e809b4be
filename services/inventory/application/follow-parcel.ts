import type { Call } from '@galleria/chassis/call'
import type { Line } from '../domain/lines.ts'
import type { Decision, Reservation } from '../domain/reservation.ts'
import { dispatch, type ParcelProblem, restock } from '../domain/sale.ts'
import type { Heard } from '../ports.ts'
import type { ReservePorts } from './reserve.ts'

/** What shipping says of a parcel. */
export interface ParcelNews {
  readonly orderId: string
  readonly lines: readonly Line[]
}

type Decide = (past: Reservation | undefined, parcel: readonly Line[]) => Decision<ParcelProblem>

/** The parcel has left the house, and its pieces the books. */
export const makeDispatchStock = (ports: ReservePorts) => follow(ports, dispatch)

/** The parcel is in the house again, and its pieces can be promised. */
export const makeRestock = (ports: ReservePorts) => follow(ports, restock)

/**
 * Follows a parcel, each piece of news once. A parcel of a sale that was cancelled changes nothing: shipping had said that
 * it would not leave, the pieces may be promised to others by now, and only somebody who looks at the shelf can tell.
 * @throws when the parcel cannot be, so that the news ends among the dead letters, where a person finds it.
 */
const follow =
  ({ stockRoom, now }: ReservePorts, decide: Decide) =>
  (heard: Heard, { orderId, lines }: ParcelNews, call: Call): Promise<boolean> =>
    stockRoom.once(heard, () => {
      const { decision } = stockRoom.change({
        orderId,
        skus: [],
        now: now(),
        call,
        decide: ({ reservation }) => decide(reservation, lines),
      })
      if (decision.ok) return
      if (decision.problem.code === 'not-sold')
        throw new Error(`the parcel of order ${orderId} cannot be: ${decision.problem.why}`)
      call.log.warn({ orderId, reaction: heard.reaction }, 'a parcel moved whose sale was cancelled; count the shelf')
    })
