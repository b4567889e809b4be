import type { Line } from './lines.ts'
import { type Freight, type Package, type Scan, seen, unknownFreight } from './package.ts'

/** Where a parcel stands. `expected` was revised before the news of its order came; nobody packs it yet. */
export const parcelStatuses = [
  'expected',
  'planned',
  'dispatched',
  'delivered',
  'cancelled',
  'returning',
  'returned',
] as const

/** What a parcel is known by from the first time anybody speaks of it. */
export interface ParcelIdentity {
  readonly orderId: string
  readonly parcelId: string
  /** Who carries it. */
  readonly carrier: string
}

/** The parcel of one order, in one package or more, which travel together. A cancelled one without lines was barred before anybody said what would be in it. */
export interface Parcel extends ParcelIdentity {
  readonly status: (typeof parcelStatuses)[number]
  readonly lines: readonly Line[]
  /** The newest revision that was heard; 0 when there was none. */
  readonly revision: number
  readonly trackingNumber?: string
  readonly freight: Freight
  /** None until it is planned. */
  readonly packages: readonly Package[]
  /** When it moves along by itself, in epoch milliseconds; a parcel without it has come to rest. */
  readonly dueAt?: number
  /** Epoch milliseconds. */
  readonly updatedAt: number
}

/** What can happen to a parcel. */
export type ParcelEvent =
  | { readonly type: 'expected'; readonly revision: number; readonly lines: readonly Line[] }
  | {
      readonly type: 'planned'
      readonly lines: readonly Line[]
      readonly freight: Freight
      readonly packages: readonly Package[]
      readonly leavesAt: number
    }
  | {
      readonly type: 'revised'
      readonly revision: number
      readonly lines: readonly Line[]
      readonly packages: readonly Package[]
    }
  | { readonly type: 'barred' }
  | { readonly type: 'cancelled' }
  | {
      readonly type: 'dispatched'
      readonly trackingNumber: string
      readonly packages: readonly Package[]
      readonly seenNextAt: number
    }
  /** The carrier saw one of the packages. */
  | { readonly type: 'scanned'; readonly number: number; readonly scan: Scan; readonly seenNextAt?: number }
  | { readonly type: 'delivered' }
  | { readonly type: 'called-back'; readonly returnsAt: number }
  | { readonly type: 'returned' }

/** The parcel after an event. Decisions stand in `shipment.ts`; this is what their events mean. */
export function evolve(identity: ParcelIdentity, past: Parcel | undefined, event: ParcelEvent, at: number): Parcel {
  const now = {
    ...atRest(past ?? newParcel(identity, at)),
    updatedAt: at,
  }
  switch (event.type) {
    case 'expected':
      return { ...now, revision: event.revision, lines: event.lines }
    case 'planned':
      return {
        ...now,
        status: 'planned',
        lines: event.lines,
        freight: event.freight,
        packages: event.packages,
        dueAt: event.leavesAt,
      }
    case 'revised':
      return { ...now, ...past, updatedAt: at, revision: event.revision, lines: event.lines, packages: event.packages }
    case 'barred':
    case 'cancelled':
      return { ...now, status: 'cancelled', packages: now.packages.map((one) => ({ ...one, status: 'cancelled' })) }
    case 'dispatched':
      return {
        ...now,
        status: 'dispatched',
        trackingNumber: event.trackingNumber,
        packages: event.packages,
        dueAt: event.seenNextAt,
      }
    case 'scanned':
      return {
        ...now,
        packages: seen(now.packages, event.number, event.scan),
        ...(event.seenNextAt === undefined ? {} : { dueAt: event.seenNextAt }),
      }
    case 'delivered':
      return { ...now, status: 'delivered' }
    case 'called-back':
      return { ...now, status: 'returning', dueAt: event.returnsAt }
    case 'returned':
      return { ...now, status: 'returned' }
  }
}

function newParcel(identity: ParcelIdentity, at: number): Parcel {
  return {
    ...identity,
    status: 'expected',
    lines: [],
    revision: 0,
    freight: unknownFreight,
    packages: [],
    updatedAt: at,
  }
}

/** The parcel with nothing due: each event that sets it going again says when. */
function atRest({ dueAt: _settled, ...parcel }: Parcel): Parcel {
  return parcel
}
