import { statSync } from 'node:fs'
import { Child, type KillSignal, type Patience, usualPatience } from './child.ts'
import type { ChildSpec, ChildStatus } from './child-spec.ts'
import { turnOver } from './log-files.ts'
import { layers } from './order.ts'

/** A request of the person at the terminal that cannot be met; the message says why. */
export class Refused extends Error {
  override readonly name = 'Refused'
}

/** How the supervisor is told what to run and whom to tell. */
export interface SupervisorOptions {
  /** Makes the next instance of a process, for scaling. */
  readonly another: (processName: string, ordinal: number) => Promise<ChildSpec>
  /** Called whenever an instance changes its state. */
  readonly changed?: () => void
  readonly patience?: Patience
}

/** Keeps a set of processes running, and ends them in the reverse order of their dependencies. */
export class Supervisor {
  readonly #children = new Map<string, Child>()
  readonly #options: SupervisorOptions
  readonly #turning: ReturnType<typeof setInterval>
  #closing = false

  constructor(options: SupervisorOptions) {
    this.#options = options
    this.#turning = setInterval(() => this.#turnLogsOver(), 5_000)
    this.#turning.unref()
  }

  get statuses(): ChildStatus[] {
    return [...this.#children.values()].map((child) => child.status)
  }

  /**
   * Starts instances, each as soon as all instances that it comes after are ready. One that can be dispensed with is waited for, too,
   * but may fail: `say` is told.
   */
  async start(specs: readonly ChildSpec[], say: (line: string) => void = () => undefined): Promise<void> {
    // Found out now and not on the way out: a circle would leave everything running.
    layers(specs.map(drainOrder))
    const ready = new Map<string, Promise<unknown>>()
    for (const layer of layers(specs.map(startOrder))) {
      for (const { spec, after } of layer) {
        const child = this.#add(spec)
        const before = specs.filter(({ process }) => after.includes(process)).map(({ instance }) => ready.get(instance))
        ready.set(
          spec.instance,
          Promise.all(before)
            .then(() => this.#startUnlessClosing(child))
            .catch((error: Error) => {
              if (!spec.dispensable || this.#closing) throw error
              say(`${error.message}\n    It is started again and again; the shop opens without it.`)
            }),
        )
      }
    }
    await Promise.all(ready.values())
  }

  async restart(name: string): Promise<void> {
    await Promise.all(this.#find(name).map((child) => child.restart()))
  }

  async kill(name: string, signal?: KillSignal): Promise<void> {
    await Promise.all(this.#find(name).map((child) => child.kill(signal)))
  }

  /** Ends a process, does something that only its absence allows, and starts it again whatever came of it. */
  async without<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const children = this.#find(name)
    await Promise.all(children.map((child) => child.stop()))
    try {
      return await work()
    } finally {
      await Promise.all(children.map((child) => this.#startUnlessClosing(child)))
    }
  }

  pause(name: string): void {
    for (const child of this.#find(name)) child.pause()
  }

  resume(name: string): void {
    for (const child of this.#find(name)) child.resume()
  }

  /** Waits until every instance of a process is healthy. */
  async whenReady(name: string): Promise<void> {
    await Promise.all(this.#find(name).map((child) => child.whenReady()))
  }

  /**
   * Runs so many instances of a process; none is a way to take it away.
   * @throws Refused for a second writer on one store, and for a process that is not there.
   */
  async scale(name: string, wanted: number): Promise<void> {
    const children = [...this.#children.values()].filter(({ spec }) => spec.process === name)
    const [first] = children
    if (!first) throw new Refused(`no process is named ${name}`)
    if (!Number.isInteger(wanted) || wanted < 0 || wanted > 16)
      throw new Refused(`${wanted} is not a number of instances; 0 to 16 are`)
    if (first.spec.single && wanted > 1) {
      throw new Refused(
        `${name} owns a store with one writer, so a second instance would have to share it; 0 or 1 can run`,
      )
    }
    const inUse = children.filter((child) => child.status.state !== 'stopped')
    for (const child of inUse.slice(wanted).reverse()) await child.stop()
    const idle = children.filter((child) => !inUse.includes(child))
    for (let count = inUse.length; count < wanted; count += 1) {
      const child = idle.shift() ?? this.#add(await this.#options.another(name, this.#nextOrdinal(name)))
      await this.#startUnlessClosing(child)
    }
  }

  /** Ends everything, those that nobody depends on first. Returns the names of those that had to be killed. */
  async drain(): Promise<string[]> {
    this.#closing = true
    clearInterval(this.#turning)
    const killed: string[] = []
    const all = [...this.#children.values()]
    // Woken first: a frozen broker or neighbour would hold up those that are drained before it.
    for (const child of all) child.resume()
    for (const layer of layers(all.map(({ spec }) => drainOrder(spec))).reverse()) {
      const children = layer.map(({ spec }) => this.#children.get(spec.instance)).filter((child) => child !== undefined)
      const ends = await Promise.all(children.map(async (child) => ({ child, politely: await child.stop() })))
      killed.push(...ends.filter(({ politely }) => !politely).map(({ child }) => child.spec.instance))
    }
    return killed
  }

  /** Ends everything at once, without a word. */
  abandon(): void {
    for (const child of this.#children.values()) child.abandon()
  }

  async #startUnlessClosing(child: Child): Promise<void> {
    if (this.#closing) throw new Refused('everything is being ended')
    await child.start()
  }

  #add(spec: ChildSpec): Child {
    const child = new Child(spec, this.#options.changed, this.#options.patience ?? usualPatience)
    this.#children.set(spec.instance, child)
    return child
  }

  /** By the name of a process, all its instances; by that of an instance, the one. */
  #find(name: string): Child[] {
    const found = [...this.#children.values()].filter(({ spec }) => spec.instance === name || spec.process === name)
    if (found.length === 0) {
      const known = [...new Set([...this.#children.values()].map(({ spec }) => spec.process))]
      throw new Refused(`no process is named ${name}; there are ${known.join(', ')}`)
    }
    return found
  }

  #nextOrdinal(name: string): number {
    const taken = [...this.#children.keys()].filter((instance) => instance.startsWith(`${name}-`))
    return Math.max(0, ...taken.map((instance) => Number(instance.slice(name.length + 1)) || 0)) + 1
  }

  #turnLogsOver(): void {
    for (const { spec } of this.#children.values())
      if (statSync(spec.logFile, { throwIfNoEntry: false })) turnOver(spec.logFile)
  }
}

function startOrder(spec: ChildSpec): { name: string; after: readonly string[]; spec: ChildSpec } {
  return { name: spec.process, after: spec.after, spec }
}

function drainOrder(spec: ChildSpec): { name: string; after: readonly string[]; spec: ChildSpec } {
  return { name: spec.process, after: spec.outlivedBy, spec }
}
