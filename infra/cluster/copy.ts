import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { provisionStreams } from '@galleria/chassis/bus/admin'
import { brokerTlsOf } from '../keys/certificates.ts'
import { adminUser } from '../nats/keys.ts'
import {
  allProcesses,
  consumers,
  outlivedBy,
  type Process,
  type Profile,
  processPlaying,
  streams,
} from '../topology.ts'
import { brokerUrl, instanceName, type Located, originOf } from './addresses.ts'
import type { KillSignal } from './child.ts'
import type { ChildSpec, ChildStatus } from './child-spec.ts'
import { type Controls, serveControls } from './control.ts'
import type { Places } from './places.ts'
import { answers } from './polling.ts'
import { movedPorts, portWishes, type WantedPorts, wishesOf } from './port-plan.ts'
import { type ChosenPort, choosePorts } from './ports.ts'
import { type ProcessId, processId } from './process-table.ts'
import type { AbsentProcess } from './programs.ts'
import type { Stage } from './stage.ts'
import { clearState, socketPath, writeState } from './state.ts'
import { type ClusterStatus, measured, type OpeningTime } from './status.ts'
import { Refused, Supervisor } from './supervisor.ts'
import { childSpec, type Surroundings } from './surroundings.ts'
import { type Wiped, wipeBroker } from './wipe-broker.ts'

/** Which copy it is to be. */
export interface CopyOptions {
  readonly profile: Profile
  readonly stage: Stage
  readonly tls: boolean
  readonly wanted: WantedPorts
  readonly env: Surroundings['env']
}

/** One copy of the platform: its processes, its ports, its control socket, and what it writes down of itself. */
export class Copy implements Controls {
  readonly places: Places
  readonly options: CopyOptions
  readonly processes: readonly Process[]
  readonly ports: Map<string, ChosenPort>
  readonly supervisor: Supervisor
  #absent: readonly AbsentProcess[] = []
  readonly #healthUrls = new Map<string, string>()
  readonly #stopped = Promise.withResolvers<readonly string[]>()
  readonly #self: ProcessId = processId(process.pid)
  readonly #abandon = () => this.supervisor.abandon()
  #around: Surroundings | undefined
  #server: Bun.Server<undefined> | undefined
  #writing: Promise<void> = Promise.resolve()
  #phase: ClusterStatus['phase'] = 'opening'
  #opening: OpeningTime | undefined
  #wiping = false

  /** Chooses the ports and takes the data folder: from here on the verbs find this copy. */
  static async claim(places: Places, options: CopyOptions): Promise<Copy> {
    const processes = allProcesses.filter(
      ({ profiles, developmentOnly }) =>
        profiles.includes(options.profile) && (options.stage === 'development' || !developmentOnly),
    )
    const ports = await choosePorts(portWishes(processes, options.wanted))
    const copy = new Copy(places, options, processes, ports)
    copy.#remember()
    await copy.#writing
    copy.#server = await serveControls(socketPath(places.run), copy)
    // Should this process end without having drained, nothing may stay behind.
    process.once('exit', copy.#abandon)
    return copy
  }

  private constructor(
    places: Places,
    options: CopyOptions,
    processes: readonly Process[],
    ports: Map<string, ChosenPort>,
  ) {
    this.places = places
    this.options = options
    this.processes = processes
    this.ports = ports
    this.supervisor = new Supervisor({
      changed: () => this.#remember(),
      another: (name, ordinal) => this.#another(name, ordinal),
    })
  }

  /** Where the shop is. */
  get url(): string {
    return originOf('front-door', this.#located) ?? ''
  }

  /** Where its broker is. */
  get brokerUrl(): string {
    return brokerUrl(this.#located)
  }

  get #located(): Located {
    return { ports: this.ports, ...this.options }
  }

  /** Resolves when the copy has been stopped, with the instances that had to be killed. */
  get stopped(): Promise<readonly string[]> {
    return this.#stopped.promise
  }

  /** Every instance, in the order in which the topology explains them. */
  get statuses(): readonly ChildStatus[] {
    const place = ({ process }: ChildStatus) => this.processes.findIndex(({ name }) => name === process)
    return this.supervisor.statuses.toSorted((a, b) => place(a) - place(b))
  }

  /** The port of a process's first instance. */
  portOf(name: string, kind: '' | ':admin' = ''): number {
    return this.ports.get(`${instanceName(name, 1)}${kind}`)?.port ?? 0
  }

  /** Starts processes, each with as many instances as it is to have. */
  async start(processes: readonly Process[], around: Surroundings, say?: (line: string) => void): Promise<void> {
    this.#around = around
    await this.supervisor.start(
      processes.flatMap((made) => Array.from({ length: made.replicas }, (_, i) => this.#spec(made, i + 1))),
      say,
    )
  }

  /** Notes what cannot be run here: nobody waits for it, and whoever asks for it is told why. */
  doWithout(absent: readonly AbsentProcess[]): void {
    this.#absent = absent
  }

  /** Makes the streams and consumers of the topology, or brings them up to date. The broker must be running. */
  async provisionStreams(): Promise<void> {
    const nkeySeed = await readFile(this.#around?.keys[adminUser]?.seedFile ?? '', 'utf8')
    const tls = this.options.tls ? brokerTlsOf(this.places.keys, adminUser) : undefined
    await provisionStreams({ url: this.brokerUrl, nkeySeed, tls, streams, consumers })
  }

  /** Says that the shop is open. */
  open(opening: OpeningTime): void {
    this.#opening = opening
    this.#phase = 'open'
  }

  async status(): Promise<ClusterStatus> {
    const { places, url, brokerUrl } = this
    const { profile, stage, tls } = this.options
    const mailboxUrl = this.ports.has('mailbox-1') ? originOf('mailbox', this.#located) : undefined
    const instances = await Promise.all(
      this.statuses.map((child) => measured(child, this.#healthUrls.get(child.instance) ?? '', answers)),
    )
    const about = {
      profile,
      stage,
      tls,
      url,
      brokerUrl,
      mailboxUrl,
      data: places.data,
      keys: places.keys,
      logs: places.logs,
      supervisorPid: process.pid,
    }
    return {
      phase: this.#phase,
      ...about,
      instances,
      absent: this.#absent,
      moved: movedPorts(this.ports),
      opening: this.#opening,
    }
  }

  async restart(name: string): Promise<void> {
    await this.#running(name).restart(name)
  }

  async kill(name: string, signal?: KillSignal): Promise<void> {
    await this.#running(name).kill(name, signal)
  }

  async pause(name: string): Promise<void> {
    this.#running(name).pause(name)
  }

  async resume(name: string): Promise<void> {
    this.#running(name).resume(name)
  }

  async wipeBroker(): Promise<Wiped> {
    if (!this.#around || this.#phase !== 'open') throw new Refused('the shop is not open')
    if (this.#wiping) throw new Refused('the broker is being wiped already')
    this.#wiping = true
    try {
      const { name } = processPlaying('bus')
      return await wipeBroker({
        without: (work) => this.supervisor.without(name, work),
        brokerDir: join(this.places.data, name),
        monitorUrl: `http://127.0.0.1:${this.portOf(name, ':admin')}`,
        provision: () => this.provisionStreams(),
      })
    } finally {
      this.#wiping = false
    }
  }

  async scale(name: string, instances: number): Promise<void> {
    await this.#running(name).scale(name, instances)
  }

  async whenReady(name: string): Promise<void> {
    await this.#running(name).whenReady(name)
  }

  async stop(): Promise<void> {
    if (this.#phase !== 'closing') {
      this.#phase = 'closing'
      const killed = await this.supervisor.drain()
      process.removeListener('exit', this.#abandon)
      await this.#writing
      await clearState(this.places.run)
      // Without waiting: whoever asked for this through the socket has yet to be answered.
      void this.#server?.stop()
      this.#stopped.resolve(killed)
    }
    await this.#stopped.promise
  }

  /** The supervisor, for what it supervises. @throws Refused for what is absent, with the reason. */
  #running(name: string): Supervisor {
    const absent = this.#absent.find(({ process }) => name === process || name === instanceName(process, 1))
    if (absent) throw new Refused(`${absent.process} is absent: ${absent.reason}`)
    return this.supervisor
  }

  async #another(name: string, ordinal: number): Promise<ChildSpec> {
    const made = this.processes.find((candidate) => candidate.name === name)
    if (!made) throw new Refused(`no process is named ${name}`)
    for (const [key, port] of await choosePorts(wishesOf(made, ordinal, this.options.wanted))) this.ports.set(key, port)
    return this.#spec(made, ordinal)
  }

  #spec(made: Process, ordinal: number): ChildSpec {
    if (!this.#around) throw new Error('nothing can be started before it is prepared')
    const spec = childSpec(made, ordinal, this.#around, outlivedBy(made))
    this.#healthUrls.set(spec.instance, spec.healthUrl)
    return spec
  }

  #remember(): void {
    if (this.#phase === 'closing') return
    const children = this.statuses.flatMap(({ instance, pid }) =>
      pid === undefined ? [] : [{ instance, ...processId(pid) }],
    )
    const state = { supervisor: this.#self, socket: socketPath(this.places.run), children }
    this.#writing = this.#writing.then(() => writeState(this.places.run, state))
  }
}
