import { type Package, type Parcel, shipping } from '@galleria/contracts/shipping'
import { chair, lamps } from './samples.ts'

const example = shipping.endpoints['parcel.get'].example.reply as Parcel
const [box] = example.packages as [Package]

const packed: readonly [Package, Package] = [
  { ...box, lines: [{ sku: chair.sku, quantity: 1 }] },
  {
    ...box,
    packageId: '01981c5e-9b10-7f20-b1c2-6a5b4c3d2e21',
    number: 2,
    lines: [{ sku: lamps.sku, quantity: lamps.quantity }],
  },
]
const seen = [
  { status: 'collected', place: 'Berlin' },
  { status: 'in-transit', place: 'Leipzig' },
  { status: 'out-for-delivery', place: 'Berlin' },
  { status: 'delivered', place: 'Berlin' },
] as const
const at = (minute: number) => new Date(Date.parse(example.updatedAt) + minute * 60_000).toISOString()

/** Both packages have been seen so often. */
function after(scans: number, status: Parcel['status']): Parcel {
  const last = seen[scans - 1]
  return {
    ...example,
    status,
    trackingNumber: 'GP-4471-0098',
    packages: packed.map((one) => ({
      ...one,
      status: last?.status ?? 'packed',
      trackingNumber: `GP-4471-009${7 + one.number}`,
      scans: seen.slice(0, scans).map((scan, place) => ({ ...scan, at: at(place + 1) })),
    })),
    updatedAt: at(scans),
  }
}

/** The two packages of the order in `order-states.ts`, at some places of their way. */
export const parcelIn = {
  packed: { ...example, packages: [...packed] },
  collected: after(1, 'dispatched'),
  onItsWay: after(2, 'dispatched'),
  delivered: after(4, 'delivered'),
} as const satisfies Record<string, Parcel>
