import type { Line } from './lines.ts'
import { type Freight, measured, type Package, type PackageStatus } from './package.ts'
import { pack } from './packing.ts'
import type { Parcel, ParcelEvent } from './parcel.ts'
import type { Limits } from './tariff.ts'

/** What packing takes: what fits into a box, and an identity for each package. */
export interface Packer {
  readonly box: Limits
  readonly nextId: () => string
}

/** What is asked of whoever carries the parcels. Times are epoch milliseconds. */
export interface Traveller {
  /** What the carrier calls something: the same however often it is asked. */
  trackingNumber(id: string): string
  /** When what was seen at `at`, in this state, will be seen in the next; undefined after the last. */
  seenNext(status: PackageStatus, at: number): number | undefined
  /** Where something with this destination is seen in this state. */
  place(status: PackageStatus, destination: Freight['destination']): string
}

/** Puts pieces into packages. */
export function packages(lines: readonly Line[], freight: Freight, { box, nextId }: Packer): Package[] {
  return pack(measured(lines, freight), box).map(({ lines: packed, weightGrams }, i) => ({
    packageId: nextId(),
    number: i + 1,
    lines: packed,
    weightGrams,
    status: 'packed',
    scans: [],
  }))
}

/**
 * Hands the packages over. The first goes by the parcel's own number, which was told before parcels had several packages. A parcel that
 * was planned by a release which knew none is packed now.
 */
export function leave(parcel: Parcel, now: number, carrier: Traveller, packer: Packer): ParcelEvent[] {
  const ready = parcel.packages.length > 0 ? parcel.packages : packages(parcel.lines, parcel.freight, packer)
  const trackingNumber = carrier.trackingNumber(parcel.parcelId)
  const labelled = ready.map((one, i) => ({
    ...one,
    trackingNumber: i === 0 ? trackingNumber : carrier.trackingNumber(one.packageId),
  }))
  const seenNextAt = carrier.seenNext('collected', now) ?? now
  const dispatched: ParcelEvent = { type: 'dispatched', trackingNumber, packages: labelled, seenNextAt }
  return [dispatched, ...scans({ ...parcel, packages: labelled }, 'collected', now, carrier)]
}

/** Lets the packages pass every stop that they have reached by now. They travel together: the state of one is that of all. */
export function pass(parcel: Parcel, now: number, carrier: Traveller): ParcelEvent[] {
  const events: ParcelEvent[] = []
  let status = parcel.packages[0]?.status ?? 'delivered'
  let due = parcel.dueAt
  while (status !== 'delivered' && due !== undefined && due <= now) {
    status = stopAfter(status)
    events.push(...scans(parcel, status, due, carrier))
    due = carrier.seenNext(status, due)
  }
  return status === 'delivered' ? [...events, { type: 'delivered' }] : events
}

/** Brings the packages back into the house. */
export function comeBack(parcel: Parcel, at: number, carrier: Traveller): ParcelEvent[] {
  return [...scans(parcel, 'returned', at, carrier), { type: 'returned' }]
}

function stopAfter(status: PackageStatus): PackageStatus {
  if (status === 'collected') return 'in-transit'
  return status === 'in-transit' ? 'out-for-delivery' : 'delivered'
}

function scans(parcel: Parcel, status: PackageStatus, at: number, carrier: Traveller): ParcelEvent[] {
  const scan = { status, place: carrier.place(status, parcel.freight.destination), at }
  const seenNextAt = carrier.seenNext(status, at)
  return parcel.packages.map(({ number }) => ({
    type: 'scanned',
    number,
    scan,
    ...(seenNextAt === undefined ? {} : { seenNextAt }),
  }))
}
