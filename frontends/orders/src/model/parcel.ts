import type { Order } from '@galleria/contracts/orders'
import type { Package, Parcel } from '@galleria/contracts/shipping'
import type { OrderPage } from '@galleria/contracts/web'

/** Where a package is; `returning` is one that was called back. */
export type PackageState = Package['status'] | 'returning'

/** A place on a package's way. Those still to come have neither a place nor a time, and being packed has none ever. */
export interface Stop {
  readonly status: Package['status']
  readonly state: 'done' | 'now' | 'next'
  readonly place?: string
  readonly at?: string
}

/** A package as the page shows it. */
export interface TrackedPackage {
  readonly packageId: string
  /** Counted from one. */
  readonly number: number
  readonly of: number
  readonly state: PackageState
  readonly trackingNumber?: string | undefined
  readonly pieces: readonly { readonly sku: string; readonly name: string; readonly quantity: number }[]
  readonly stops: readonly Stop[]
}

/** What an order's page has to say of packages: nothing, that there will be some, that nobody knows, or where each is. */
export type Tracking = 'none' | 'awaited' | 'unknown' | 'shown'

/** The whole of a good journey. Its stops are drawn from the beginning, so that nothing moves when one is reached. */
const way = ['packed', 'collected', 'in-transit', 'out-for-delivery', 'delivered'] as const

/** See {@link Tracking}. What never left the house is not worth a word. */
export function trackingOf({ status, parcel, parcelUnknown }: OrderPage): Tracking {
  if (status === 'pending' || status === 'rejected') return 'none'
  if (parcel) return parcel.packages?.length && parcel.status !== 'cancelled' ? 'shown' : 'none'
  if (parcelUnknown) return 'unknown'
  return status === 'confirmed' || status === 'shipped' ? 'awaited' : 'none'
}

/** The packages of a parcel, with what is in them by the names that the order has for it. */
export function packagesOf(
  { status, packages = [] }: Parcel,
  { lines, takenOut = [] }: Pick<Order, 'lines' | 'takenOut'>,
): readonly TrackedPackage[] {
  const nameOf = (sku: string) => [...lines, ...takenOut].find((line) => line.sku === sku)?.productName ?? sku
  return packages.map((one) => {
    const state = status === 'returning' ? status : one.status
    return {
      packageId: one.packageId,
      number: one.number,
      of: packages.length,
      state,
      trackingNumber: one.trackingNumber,
      pieces: one.lines.map(({ sku, quantity }) => ({ sku, quantity, name: nameOf(sku) })),
      stops: stopsOf(one, state),
    }
  })
}

function stopsOf({ status, scans }: Package, state: PackageState): readonly Stop[] {
  const last = scans.length
  const passed: Stop[] = [
    { status: 'packed', state: last === 0 ? 'now' : 'done' },
    ...scans.map(
      (scan, place): Stop => ({ ...scan, state: place + 1 === last && status !== 'delivered' ? 'now' : 'done' }),
    ),
  ]
  if (state === 'returning' || state === 'returned' || state === 'cancelled') return passed
  const reached = way.findIndex((stop) => stop === (scans.at(-1)?.status ?? 'packed'))
  return [...passed, ...way.slice(reached + 1).map((stop): Stop => ({ status: stop, state: 'next' }))]
}

/** Whether a parcel will be seen somewhere else. */
export function isUnderWay({ status }: Parcel): boolean {
  return status === 'planned' || status === 'dispatched' || status === 'returning'
}

/** The one that was seen last, whichever way its news came; whoever says nothing of it takes nothing back. */
export function newerParcel(known: Parcel | undefined, heard: Parcel | undefined): Parcel | undefined {
  if (!known || !heard) return heard ?? known
  return known.updatedAt >= heard.updatedAt ? known : heard
}
