import type { Chance } from './chance.ts'
import type { MerchantRoute } from './merchant-routes.ts'
import { aboutMode, type Mode, modeNames } from './modes.ts'

/** A way of lying that somebody has switched on. */
export interface Lie {
  readonly mode: Mode
  /** From 0, never, to 1, always. */
  readonly rate: number
  /** How many times it bites at most. */
  readonly limit?: number | undefined
  /** The only routes on which it bites. */
  readonly routes?: readonly MerchantRoute[] | undefined
  /** How long it takes, in milliseconds. */
  readonly ms?: number | undefined
}

/** A lie, and how often it has bitten since it was switched on. */
export interface ActiveLie extends Lie {
  readonly bit: number
}

/** Decides, for one request, which lies bite. */
export interface Plan {
  /** Whether a lie bites; the same answer each time within a request. Asked only where it would be seen. */
  bites(mode: Mode): { readonly ms: number } | undefined
  /** Holds the answer back until this has happened. */
  holdFor(happened: Promise<void>): void
  /** Resolves when nothing holds the answer back any more. */
  released(): Promise<unknown>
}

/** Tells the truth, but for what it was asked to lie about. */
export type Liar = ReturnType<typeof createLiar>

/** Makes an honest liar. */
export function createLiar(chance: Chance) {
  let active: (Lie & { bit: number })[] = []
  const counts = new Map<Mode, number>(modeNames.map((mode) => [mode, 0]))

  function draw(mode: Mode, route: MerchantRoute): { ms: number } | undefined {
    const lie = active.find((one) => one.mode === mode)
    if (!lie || !(lie.routes ?? aboutMode(mode).where).includes(route)) return undefined
    if (lie.bit >= (lie.limit ?? Number.POSITIVE_INFINITY) || chance() >= lie.rate) return undefined
    lie.bit += 1
    counts.set(mode, (counts.get(mode) ?? 0) + 1)
    return { ms: lie.ms ?? aboutMode(mode).ms ?? 0 }
  }

  return {
    active: (): readonly ActiveLie[] => active,
    /** How often each has bitten since the process started. */
    counts: (): Readonly<Record<string, number>> => Object.fromEntries(counts),
    /** Lies in these ways from now on, and in no others; each is counted anew. */
    lieAbout(lies: readonly Lie[]): void {
      active = lies.map((lie) => ({ ...lie, bit: 0 }))
    },
    /** Lies in one more way. A mode that was told already is told anew. */
    switchOn(lie: Lie): void {
      active = [...active.filter(({ mode }) => mode !== lie.mode), { ...lie, bit: 0 }]
    },
    switchOff(mode: Mode): void {
      active = active.filter((lie) => lie.mode !== mode)
    },
    plan(route: MerchantRoute | undefined): Plan {
      const drawn = new Map<Mode, { ms: number } | undefined>()
      const holding: Promise<void>[] = []
      return {
        bites(mode) {
          if (route === undefined) return undefined
          if (!drawn.has(mode)) drawn.set(mode, draw(mode, route))
          return drawn.get(mode)
        },
        holdFor: (happened) => void holding.push(happened),
        released: () => Promise.all(holding),
      }
    },
  }
}
