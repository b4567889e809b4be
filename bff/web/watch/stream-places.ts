import { type Answer, done, refuse } from '@galleria/contracts/answer'

/** How many streams one shopper may have open, each a tab or a device, and how many one process. */
export interface StreamLimits {
  readonly perShopper: number
  readonly inAll: number
}

/** Room for streams. */
export interface StreamPlaces {
  /** Takes a place, or says that there is none; the value gives it back. */
  take(shopperId: string): Answer<() => void>
}

/** Counts the places taken. Each is given back once, however often that is said. */
export function createStreamPlaces({ perShopper, inAll }: StreamLimits): StreamPlaces {
  const taken = new Map<string, number>()
  let total = 0
  return {
    take(shopperId) {
      const own = taken.get(shopperId) ?? 0
      if (own >= perShopper)
        return refuse('too-many-requests', { detail: `A shopper follows at most ${perShopper} orders at a time.` })
      if (total >= inAll) return refuse('overloaded')
      taken.set(shopperId, own + 1)
      total += 1
      let isTaken = true
      return done(() => {
        if (!isTaken) return
        isTaken = false
        total -= 1
        const left = (taken.get(shopperId) ?? 0) - 1
        if (left > 0) taken.set(shopperId, left)
        else taken.delete(shopperId)
      })
    },
  }
}
