import type { Parcel } from '../domain/parcel.ts'
import type { ShippingPorts } from '../ports.ts'

/** A parcel that somebody has planned or barred. */
export type KnownParcel = Parcel & { readonly status: Exclude<Parcel['status'], 'expected'> }

/** The parcel of an order; one that is only expected is not known yet. */
export const makeGetParcel =
  ({ parcels }: Pick<ShippingPorts, 'parcels'>) =>
  (orderId: string): KnownParcel | undefined => {
    const parcel = parcels.find(orderId)
    return parcel && isKnown(parcel) ? parcel : undefined
  }

function isKnown(parcel: Parcel): parcel is KnownParcel {
  return parcel.status !== 'expected'
}
