import type { Call } from '@galleria/chassis/call'
import { lapse } from '../domain/reservation.ts'
import type { ReservePorts } from './reserve.ts'

/** How many holds one run ends, so that a run never keeps requests waiting for long. */
const batch = 50

/** Ends the holds whose time is over and says how many it ended. What is left over is for the next run. */
export const makeLapseReservations =
  ({ stockRoom, now }: ReservePorts) =>
  async (call: Call): Promise<number> => {
    const at = now()
    const overdue = stockRoom.overdue(at, batch)
    if (overdue.length === 0) return 0
    return stockRoom.together(() => {
      const ended = overdue.filter((orderId) => {
        const change = { orderId, skus: [], now: at, call }
        const { decision } = stockRoom.change({ ...change, decide: ({ reservation }) => lapse(reservation, at) })
        return decision.ok && decision.events.length > 0
      })
      return ended.length
    })
  }
