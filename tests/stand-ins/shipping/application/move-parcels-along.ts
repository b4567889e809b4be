import type { Call } from '@galleria/chassis/call'
import { moveAlong } from '../domain/shipment.ts'
import type { ShippingPorts } from '../ports.ts'
import { changeOf, packerOf } from './change-parcel.ts'

/** How many parcels one run moves, so that a run never keeps requests waiting for long. */
const batch = 50

/**
 * Moves each parcel whose time has come by one stretch, and says how many it moved. What is left over is for the next run.
 * One parcel that cannot be moved does not hold up the others.
 * @throws what went wrong with the first of those that could not be moved.
 */
export const makeMoveParcelsAlong =
  (ports: ShippingPorts) =>
  async (call: Call): Promise<number> => {
    const { parcels, carrier, now } = ports
    const moves = await Promise.allSettled(
      parcels
        .due(now(), batch)
        .map((orderId) =>
          parcels.change(changeOf(ports, orderId, call, (past, at) => moveAlong(past, at, carrier, packerOf(ports)))),
        ),
    )
    const failed = moves.find((move) => move.status === 'rejected')
    if (failed) throw failed.reason
    return moves.length
  }
