import type { Line } from './lines.ts'
import type { MeasuredLine } from './packing.ts'
import type { Destination } from './tariff.ts'

/** Where a package of a parcel is, in the order of a good journey; `cancelled` and `returned` end a bad one. */
export type PackageStatus =
  | 'packed'
  | 'collected'
  | 'in-transit'
  | 'out-for-delivery'
  | 'delivered'
  | 'cancelled'
  | 'returned'

/** A sight of a package; `at` in epoch milliseconds. */
export interface Scan {
  readonly status: PackageStatus
  readonly place: string
  readonly at: number
}

/** One box of a parcel. */
export interface Package {
  readonly packageId: string
  /** Counts from one within its parcel. */
  readonly number: number
  readonly lines: readonly Line[]
  readonly weightGrams: number
  readonly status: PackageStatus
  readonly trackingNumber?: string
  /** Where the carrier saw it, oldest first. */
  readonly scans: readonly Scan[]
}

/** What is known of an order beyond its lines. */
export interface Freight {
  readonly destination: Partial<Destination> & { readonly city?: string }
  /** Those of one piece of each variant, as far as the order told them. */
  readonly measures: Readonly<Record<string, { readonly grams: number; readonly cm3: number }>>
}

/** Nothing is known but the lines. */
export const unknownFreight: Freight = { destination: {}, measures: {} }

/** What a piece is taken for whose order did not tell how heavy and large it is. */
export const unmeasured = { grams: 1_000, cm3: 4_000 }

/** Joins lines with what is known of their measures. */
export function measured(lines: readonly Line[], { measures }: Freight): MeasuredLine[] {
  return lines.map((line) => {
    const { grams, cm3 } = (Object.hasOwn(measures, line.sku) ? measures[line.sku] : undefined) ?? unmeasured
    return { ...line, weightGrams: grams, volumeCm3: cm3 }
  })
}

/** The packages after the carrier saw one of them. */
export function seen(packages: readonly Package[], number: number, scan: Scan): Package[] {
  return packages.map((one) =>
    one.number === number ? { ...one, status: scan.status, scans: [...one.scans, scan] } : one,
  )
}
