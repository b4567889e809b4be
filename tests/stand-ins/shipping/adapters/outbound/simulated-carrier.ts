import tariff from '../../../../../services/shipping/internal/adapters/outbound/carrier/tariff.json'
import type { Freight, PackageStatus } from '../../domain/package.ts'
import type { Carrier } from '../../ports.ts'

/** How long the simulated carrier takes, in milliseconds. */
export interface CarrierPace {
  readonly packMs: number
  readonly carryMs: number
  readonly returnMs: number
}

/** A carrier that is always on time and never loses anything. It stands where a real one's interface would be. */
export function simulatedCarrier({ packMs, carryMs, returnMs }: CarrierPace): Carrier {
  return {
    name: tariff.carrier,
    tariff,
    collectsAt: (now) => now + packMs,
    returnsAt: (now) => now + returnMs,
    trackingNumber: trackingNumberOf,
    seenNext: (status, at) => seenNext(status, at, carryMs),
    place,
  }
}

/** The way to the door is divided by the three stops on it. */
function seenNext(status: PackageStatus, at: number, carryMs: number): number | undefined {
  const third = Math.floor(carryMs / 3)
  if (status === 'collected' || status === 'in-transit') return at + third
  return status === 'out-for-delivery' ? at + carryMs - 2 * third : undefined
}

/** The house, the hub of the destination's zone, or the destination itself where it is known. */
function place(status: PackageStatus, { countryCode = '', city }: Freight['destination']): string {
  if (status === 'collected' || status === 'returned') return tariff.house
  const hub = (tariff.zones.find(({ countries }) => countries.includes(countryCode)) ?? tariff.zones[0])?.hub
  return (status === 'in-transit' ? hub : (city ?? hub)) ?? tariff.house
}

/** Made of the parcel's own id, the last 48 bits of which are random: asked again after a crash, it is the same. */
function trackingNumberOf(parcelId: string): string {
  const digits = String(Number.parseInt(parcelId.slice(-12), 16) % 1e12).padStart(12, '0')
  return `GP-${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)}`
}
