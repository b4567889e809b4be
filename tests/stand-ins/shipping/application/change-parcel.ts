import type { Call } from '@galleria/chassis/call'
import type { Line } from '../domain/lines.ts'
import type { Freight } from '../domain/package.ts'
import type { Parcel } from '../domain/parcel.ts'
import { cancel, type Decision, plan, revise } from '../domain/shipment.ts'
import type { Packer } from '../domain/travel.ts'
import type { Change, Heard, Outcome, ShippingPorts } from '../ports.ts'

/** What shipping needs to know of an order that was bought. */
export interface BoughtOrder {
  readonly orderId: string
  readonly lines: readonly Line[]
  readonly freight: Freight
}

/** Plans the parcel of an order that was bought, each piece of news once. Says whether this news was new. */
export const makePlanParcel =
  (ports: ShippingPorts) =>
  (heard: Heard, { orderId, lines, freight }: BoughtOrder, call: Call): Promise<boolean> =>
    ports.parcels.changeOnce(
      heard,
      changeOf(ports, orderId, call, (past, at) =>
        plan(past, { lines, freight, leavesAt: ports.carrier.collectsAt(at) }, packerOf(ports)),
      ),
    )

/** Stops an order's parcel, or calls it back. */
export const makeCancelParcel =
  (ports: ShippingPorts) =>
  (orderId: string, call: Call): Promise<Outcome> =>
    ports.parcels.change(
      changeOf(ports, orderId, call, (past, at) => cancel(past, { returnsAt: ports.carrier.returnsAt(at) })),
    )

/** Packs other pieces than before, if the parcel is still in the house. */
export const makeReviseParcel =
  (ports: ShippingPorts) =>
  (orderId: string, revision: { revision: number; lines: readonly Line[] }, call: Call): Promise<Outcome> =>
    ports.parcels.change(changeOf(ports, orderId, call, (past) => revise(past, revision, packerOf(ports))))

/** What pieces are packed with. */
export function packerOf({ carrier, nextId }: Pick<ShippingPorts, 'carrier' | 'nextId'>): Packer {
  return { box: carrier.tariff.box, nextId }
}

/** A change to an order's parcel, now. */
export function changeOf(
  { carrier, now, nextId }: ShippingPorts,
  orderId: string,
  call: Call,
  decide: (past: Parcel | undefined, at: number) => Decision,
): Change {
  const at = now()
  return {
    orderId,
    now: at,
    call,
    identify: () => ({ parcelId: nextId(), carrier: carrier.name }),
    decide: (past) => decide(past, at),
  }
}
