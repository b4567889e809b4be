import type { Call } from '@galleria/chassis/call'
import type { Parcel, ParcelIdentity } from './domain/parcel.ts'
import type { Decision } from './domain/shipment.ts'
import type { Tariff } from './domain/tariff.ts'
import type { Traveller } from './domain/travel.ts'

/** A change to one order's parcel. */
export interface Change {
  readonly orderId: string
  /** Epoch milliseconds. */
  readonly now: number
  /** The request behind it, so that what is announced continues its trace. */
  readonly call: Call
  /** Asked when nobody has spoken of this parcel before. */
  readonly identify: () => Pick<ParcelIdentity, 'parcelId' | 'carrier'>
  readonly decide: (past: Parcel | undefined) => Decision
}

/** What became of a change: the decision, and the parcel as it is now. */
export interface Outcome {
  readonly decision: Decision
  readonly parcel: Parcel | undefined
}

/** A delivery of an event: who reacts, and to which. */
export interface Heard {
  readonly reaction: string
  readonly eventId: string
}

/** Where parcels are kept. */
export interface Parcels {
  /**
   * Shows the parcel to `decide` and writes down what it decides: state and announcement together, or nothing. Settles once
   * that is on the disk; those who come at the same time share the disk's flush.
   */
  change(change: Change): Promise<Outcome>
  /** The same, unless this reaction has had its effect for this event before. Says whether it was done now. */
  changeOnce(heard: Heard, change: Change): Promise<boolean>
  find(orderId: string): Parcel | undefined
  /** Orders whose parcels are due to move along at `now`, longest due first. */
  due(now: number, limit: number): string[]
}

/** Who carries the parcels. Times are epoch milliseconds. */
export interface Carrier extends Traveller {
  readonly name: string
  readonly tariff: Tariff
  /** When a parcel that is planned now will have been packed and collected. */
  collectsAt(now: number): number
  /** When a parcel that is called back now will be in the house again. */
  returnsAt(now: number): number
}

/** Tells the time in epoch milliseconds. */
export type Now = () => number

/** What the errands of shipping need. */
export interface ShippingPorts {
  readonly parcels: Parcels
  readonly carrier: Carrier
  readonly now: Now
  /** Makes the identity of a parcel or a package. */
  readonly nextId: () => string
}
