/** A kind of decision that a history takes again and again: whether a reply is lost, how late an event comes. */
export interface Site {
  readonly name: string
  readonly index: number
  readonly hash: number
}

const sites: Site[] = []

/** Declares a kind of decision. Sites are declared once, when the simulator is loaded, and live as long as it does. */
export function site(name: string): Site {
  const declared = { name, index: sites.length, hash: Bun.hash.murmur32v3(name) }
  sites.push(declared)
  return declared
}

/** The faults a history is allowed; without a plan the dice choose. */
export type FaultPlan = ReadonlySet<string>

/**
 * Chance for one history. Each decision depends on the seed, its site and how often the site was asked before, and on
 * nothing else: taking one fault away leaves the other decisions what they were, which is what makes a history shrink.
 */
export class Dice {
  /** The faults that came true, as `site#n`. */
  readonly struck: string[] = []
  /** From then on nothing goes wrong any more. */
  healed = false
  readonly #seed: number
  readonly #plan: FaultPlan | undefined
  readonly #favoured: ReadonlySet<string>
  readonly #asked: Uint32Array
  readonly #rates: Float64Array

  /** `favoured` are the names of faults that strike as often as they ever do. */
  constructor(seed: number, plan?: FaultPlan, favoured: ReadonlySet<string> = new Set()) {
    this.#seed = mix(seed, 0x9e3779b9)
    this.#plan = plan
    this.#favoured = favoured
    this.#asked = new Uint32Array(sites.length)
    this.#rates = new Float64Array(sites.length).fill(-1)
  }

  /** A number in [0, 1). */
  fraction(at: Site): number {
    const n = this.#asked[at.index] ?? 0
    this.#asked[at.index] = n + 1
    return mix(this.#seed ^ at.hash, n) / 0x1_0000_0000
  }

  /** A whole number from `least` to `most`, both included. */
  whole(at: Site, least: number, most: number): number {
    return least + Math.floor(this.fraction(at) * (most - least + 1))
  }

  /**
   * Whether a fault strikes now. Each seed draws its own subset and rates of faults (swarm testing, Groce et al. 2012):
   * half of the kinds do not happen at all in a history, the others at up to `worst`.
   */
  strikes(at: Site, worst: number): boolean {
    const n = this.#asked[at.index] ?? 0
    const rolled = this.fraction(at)
    if (this.healed) return false
    if (this.#plan) {
      if (!this.#plan.has(`${at.name}#${n}`)) return false
    } else if (rolled >= this.#rate(at, worst)) return false
    this.struck.push(`${at.name}#${n}`)
    return true
  }

  #rate(at: Site, worst: number): number {
    const known = this.#rates[at.index] ?? -1
    if (known >= 0) return known
    const drawn = mix(this.#seed ^ at.hash, 0xfa017) / 0x1_0000_0000
    const rate = this.#favoured.has(at.name) ? worst : drawn < 0.5 ? 0 : (drawn - 0.5) * 2 * worst
    this.#rates[at.index] = rate
    return rate
  }
}

/** Two rounds of a 32-bit finalizer (MurmurHash3): enough to make neighbouring seeds strangers. */
function mix(a: number, b: number): number {
  let h = (a ^ Math.imul(b, 0x85ebca6b)) >>> 0
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  h = Math.imul(h ^ (h >>> 16), 0xc2b2ae35)
  return (h ^ (h >>> 13)) >>> 0
}
