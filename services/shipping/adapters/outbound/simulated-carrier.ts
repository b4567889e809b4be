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
    name: 'Glasshouse Parcel',
    collectsAt: (now) => now + packMs,
    deliversAt: (now) => now + carryMs,
    returnsAt: (now) => now + returnMs,
    trackingNumber: trackingNumberOf,
  }
}

/** Made of the parcel's own id, the last 48 bits of which are random: asked again after a crash, it is the same. */
function trackingNumberOf(parcelId: string): string {
  const digits = String(Number.parseInt(parcelId.slice(-12), 16) % 1e12).padStart(12, '0')
  return `GP-${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)}`
}
