import type { World } from '@galleria/chassis/ports/index'
import { type Dice, type Site, site } from './dice.ts'
import type { Timeline } from './timeline.ts'

/** What a process leaves running when it has started. */
export type Boot = (machine: Machine) => void

const fractions = site('fraction')
const restartDelay = site('restart-delay')
const lateTimer = site('timer-late')
const lag = site('timer-lag')
const mostLagMs = 300

/**
 * A process that can die. Everything it waits for comes back to it over the timeline, and that is where it may die
 * instead: what it had committed stays, what it was about to do never happens, and nothing of its former self moves again.
 */
export class Machine {
  readonly name: string
  readonly timeline: Timeline
  readonly dice: Dice
  isUp = false
  /** How often it has died. */
  deaths = 0
  /** Set whenever some of its code has run; whoever looks at what it did sets it back. */
  hasRun = false
  readonly world: World
  readonly #boot: Boot
  /** Where it dies; a machine without one is outside of our care, such as a shopper's browser. */
  readonly #crash: Site | undefined
  readonly #onDeath: ((machine: Machine) => void) | undefined
  #life = 0
  #ids = 0
  readonly #idSpace: string

  constructor(parts: {
    readonly name: string
    readonly number: number
    readonly timeline: Timeline
    readonly dice: Dice
    readonly crash?: Site
    readonly boot: Boot
    readonly onDeath?: (machine: Machine) => void
  }) {
    this.name = parts.name
    this.timeline = parts.timeline
    this.dice = parts.dice
    this.#crash = parts.crash
    this.#boot = parts.boot
    this.#onDeath = parts.onDeath
    this.#idSpace = parts.number.toString(16).padStart(4, '0')
    this.world = {
      clock: {
        now: () => Math.floor(this.timeline.now),
        monotonic: () => this.timeline.now,
        after: (delayMs, callback) => this.after(delayMs + this.#lag(), 'timer', callback),
      },
      random: {
        fraction: () => this.dice.fraction(fractions),
        bytes: (length) => Uint8Array.from({ length }, () => this.dice.whole(fractions, 0, 255)),
      },
      ids: { next: () => this.#nextId('7'), secret: () => this.#nextId('4') },
    }
  }

  /** Starts the process. */
  start(): void {
    this.isUp = true
    this.#boot(this)
  }

  /** Something that comes back to this process after a while, if it still lives by then. */
  after(delayMs: number, label: string, run: () => void): () => void {
    const life = this.#life
    return this.timeline.after(delayMs, `${this.name} ${label}`, () => {
      if (life !== this.#life || !this.isUp) return
      this.hasRun = true
      if (this.#crash && this.dice.strikes(this.#crash, worstCrashRate)) this.die()
      else run()
    })
  }

  /** SIGKILL. It is started again after a moment, as the supervisor does. */
  die(): void {
    if (!this.isUp) return
    this.isUp = false
    this.#life += 1
    this.deaths += 1
    this.#onDeath?.(this)
    this.timeline.after(this.dice.whole(restartDelay, 50, 3_000), `${this.name} starts again`, () => this.start())
  }

  /** A process without processor time comes late to its timers (F22), and so to a shared flush to the disk. */
  #lag(): number {
    return this.#crash && this.dice.strikes(lateTimer, 0.1) ? this.dice.fraction(lag) * mostLagMs : 0
  }

  #nextId(version: '4' | '7'): string {
    this.#ids += 1
    const tail = this.#ids.toString(16).padStart(12, '0')
    return `01981c5e-${this.#idSpace}-${version}000-8000-${tail}`
  }
}

const worstCrashRate = 0.04
