import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { prepareBroker } from '../nats/broker.ts'
import { consumers, type Profile, processPlaying, streams } from '../topology.ts'
import type { ChildStatus } from './child-spec.ts'
import type { Controls } from './control.ts'
import { Copy } from './copy.ts'
import { type Places, placesIn } from './places.ts'
import type { WantedPorts } from './port-plan.ts'
import { type Prepared, prepare } from './prepare.ts'
import { endOrphans, livingSupervisor, readState } from './state.ts'
import { printedSteps, type Steps, silentSteps } from './steps.ts'
import { Refused } from './supervisor.ts'
import type { ProcessSettings } from './surroundings.ts'

export { freePorts } from './port-plan.ts'

/** How a copy of the platform is started. */
export interface ClusterOptions {
  /** Holds everything of this copy: stores, streams, keys, logs. Two copies need two. */
  readonly dataDir: string
  readonly profile?: Profile
  /** Wanted ports by process name, in place of those in the topology; 0 takes any free one. */
  readonly ports?: WantedPorts
  /** Says nothing on the way. */
  readonly quiet?: boolean
  /** Milliseconds already spent, and whether packages were installed, before this was called. */
  readonly before?: { readonly tookMs: number; readonly fresh: boolean }
  /** Closes the copy when it is aborted, also while it is being opened. */
  readonly leaving?: AbortSignal
  /** The environment that `LOG_LEVEL`, `TRACE_RATIO`, `OTEL_EXPORTER_OTLP_ENDPOINT` and `FAIL_POINTS` are taken from; the process's own by default. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** By process: environment variables that this copy has otherwise than usual, as a rehearsal needs them. */
  readonly settings?: ProcessSettings
}

/** A running copy. A name is that of a process (`orders`) or of one instance (`orders-1`). */
export interface Cluster extends Controls {
  /** Where the shop is. */
  readonly url: string
  readonly processes: readonly ChildStatus[]
  /** Waits until every instance of a process is healthy again. */
  whenReady(name: string): Promise<void>
  /** Resolves when the copy has been stopped, by whomever, with the instances that had to be killed. */
  readonly stopped: Promise<readonly string[]>
}

/**
 * Starts a copy of the platform in this process and waits until every part is healthy.
 * @throws Refused when the data folder is in use. When opening fails, whatever was started is ended again.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const begun = performance.now()
  const {
    dataDir,
    profile = 'full',
    ports = {},
    quiet = false,
    before,
    leaving,
    env = process.env,
    settings = {},
  } = options
  const steps = quiet ? silentSteps : printedSteps()
  const places = placesIn(dataDir)
  await takeOver(places, steps)
  const copy = await Copy.claim(places, profile, ports)
  leaving?.addEventListener('abort', () => void copy.stop())
  try {
    const prepared = await prepare(
      places,
      copy.processes.map(({ name }) => name),
      steps,
    )
    await openProcesses(copy, prepared, steps, { env, settings })
    copy.open({
      tookMs: (before?.tookMs ?? 0) + performance.now() - begun,
      fresh: prepared.fresh || before?.fresh === true,
    })
  } catch (error) {
    await copy.stop()
    throw error
  }
  return handleOf(copy)
}

/** Makes sure that nobody runs on this data, and that nothing is left of somebody who did. */
async function takeOver({ data, run }: Places, steps: Steps): Promise<void> {
  const first = await livingSupervisor(run)
  if (first) throw new Refused(`a copy with the data in ${data} is running already (pid ${first.supervisor.pid})`)
  await mkdir(run, { recursive: true, mode: 0o700 })
  if (await readState(run)) {
    const told = (names: readonly string[]) =>
      names.length > 0
        ? `ended what a dead supervisor had left: ${names.join(', ')}`
        : 'a dead supervisor had left nothing'
    await steps.step('clean-up', () => endOrphans(run), told)
  }
}

/** The broker first, then its streams, then everybody else. */
async function openProcesses(
  copy: Copy,
  prepared: Prepared,
  steps: Steps,
  own: { readonly env: NonNullable<ClusterOptions['env']>; readonly settings: ProcessSettings },
): Promise<void> {
  const { places, profile, ports, processes } = copy
  const { nats, keys, secrets } = prepared
  const bus = processPlaying('bus')
  const [port, monitorPort] = [copy.portOf(bus.name), copy.portOf(bus.name, ':admin')]
  const brokerCommand = await prepareBroker({
    binary: nats.path,
    dataDir: join(places.data, bus.name),
    port,
    monitorPort,
    keys,
  })
  const around = { places, profile, ports, keys, secrets, brokerCommand, ...own }
  const url = `nats://127.0.0.1:${port}`

  await steps.step(
    'broker',
    () => copy.start([bus], around),
    () => url,
  )
  await steps.step(
    'streams',
    () => copy.provisionStreams(),
    () => `${streams.length} streams, ${consumers.length} durable consumers`,
  )
  const others = processes.filter((process) => process !== bus)
  await steps.step(
    'processes',
    () => copy.start(others, around),
    () => `${copy.statuses.length - 1} healthy`,
  )
}

function handleOf(copy: Copy): Cluster {
  return {
    url: copy.url,
    get processes() {
      return copy.statuses
    },
    stopped: copy.stopped,
    status: () => copy.status(),
    restart: (name) => copy.restart(name),
    kill: (name, signal) => copy.kill(name, signal),
    pause: (name) => copy.pause(name),
    resume: (name) => copy.resume(name),
    scale: (name, instances) => copy.scale(name, instances),
    wipeBroker: () => copy.wipeBroker(),
    whenReady: (name) => copy.whenReady(name),
    stop: () => copy.stop(),
  }
}
