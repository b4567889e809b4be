import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { authorityFile, serverCertificate } from '../keys/certificates.ts'
import { prepareBroker } from '../nats/broker.ts'
import type { Language } from '../process.ts'
import { languagesIn } from '../toolchains/workshop.ts'
import { consumers, type Profile, processPlaying, streams } from '../topology.ts'
import { root } from './bootstrap.ts'
import type { ChildStatus } from './child-spec.ts'
import type { Controls } from './control.ts'
import { Copy } from './copy.ts'
import { type Places, placesIn } from './places.ts'
import type { WantedPorts } from './port-plan.ts'
import { type Prepared, prepare } from './prepare.ts'
import { refuseWrongStage } from './production.ts'
import type { StandIns } from './programs.ts'
import { stageOf } from './stage.ts'
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
  /** Makes certificates, and lets the broker, the shop and its sign-in be reached over TLS only. */
  readonly tls?: boolean
  /** Wanted ports by process name, in place of those in the topology; 0 takes any free one. */
  readonly ports?: WantedPorts
  /** Says nothing on the way. */
  readonly quiet?: boolean
  /** Milliseconds already spent, and whether packages were installed, before this was called. */
  readonly before?: { readonly tookMs: number; readonly fresh: boolean }
  /** Closes the copy when it is aborted, also while it is being opened. */
  readonly leaving?: AbortSignal
  /** The environment that `PROFILE`, `LOG_LEVEL`, `TRACE_RATIO`, `OTEL_EXPORTER_OTLP_ENDPOINT` and `FAIL_POINTS` are taken from, and in production what its owner says of the shop; the process's own by default. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** By process: environment variables that this copy has otherwise than usual, as a rehearsal needs them. */
  readonly settings?: ProcessSettings
  /** Languages to do without, whatever the machine has; those that `GALLERIA_WITHOUT` names by default. */
  readonly without?: readonly Language[]
  /** A folder that `bun run import orders` has made: what it holds is sold beside the shop's own. */
  readonly catalogue?: string
  /** What runs in place of a process where the machine lacks its toolchain. */
  readonly standIns?: StandIns
}

/** A running copy. A name is that of a process (`orders`) or of one instance (`orders-1`). */
export interface Cluster extends Controls {
  /** Where the shop is. */
  readonly url: string
  /** Where its broker is: `nats://`, or with TLS `tls://`. */
  readonly brokerUrl: string
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
    tls = false,
    ports = {},
    quiet = false,
    before,
    leaving,
    env = process.env,
    settings = {},
    without = languagesIn(env.GALLERIA_WITHOUT),
    standIns = {},
    catalogue,
  } = options
  const steps = quiet ? silentSteps : printedSteps()
  const places = placesIn(dataDir)
  const stage = stageOf(env)
  await refuseWrongStage(stage, { keysFolder: places.keys, tls, env })
  await takeOver(places, steps)
  const copy = await Copy.claim(places, { profile, stage, tls, wanted: ports, env })
  leaving?.addEventListener('abort', () => void copy.stop())
  try {
    const prepared = await prepare(places, copy.processes, { stage, tls, env, without, standIns, catalogue }, steps)
    await openProcesses(copy, prepared, steps, withCatalogue(settings, catalogue))
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
async function openProcesses(copy: Copy, prepared: Prepared, steps: Steps, settings: ProcessSettings): Promise<void> {
  const { places, ports, processes } = copy
  const { profile, stage, tls, env } = copy.options
  const { nats, keys, secrets, clients, programs } = prepared
  const bus = processPlaying('bus')
  const [port, monitorPort] = [copy.portOf(bus.name), copy.portOf(bus.name, ':admin')]
  const argv = await prepareBroker({
    binary: nats.path,
    dataDir: join(places.data, bus.name),
    port,
    monitorPort,
    keys,
    tls: tls ? { caFile: authorityFile(places.keys), ...serverCertificate(places.keys, bus.name) } : undefined,
  })
  const commands = new Map([...programs.commands, [bus.name, { argv, env: {}, cwd: root }]])
  const around = { places, profile, stage, tls, ports, keys, secrets, clients, commands, env, settings }

  await steps.step(
    'broker',
    () => copy.start([bus], around),
    () => copy.brokerUrl,
  )
  await steps.step(
    'streams',
    () => copy.provisionStreams(),
    () => `${streams.length} streams, ${consumers.length} durable consumers`,
  )
  copy.doWithout(programs.absent)
  const others = processes.filter(({ name }) => name !== bus.name && commands.has(name))
  await steps.step(
    'processes',
    (say) => copy.start(others, around, say),
    () => `${copy.statuses.filter(({ state }) => state === 'ready').length - 1} healthy`,
  )
}

/** Has the catalogue sell what an import holds. */
function withCatalogue(settings: ProcessSettings, catalogue: string | undefined): ProcessSettings {
  if (catalogue === undefined) return settings
  return { ...settings, catalog: { ...settings.catalog, IMPORTED_CATALOGUE: catalogue } }
}

function handleOf(copy: Copy): Cluster {
  return {
    url: copy.url,
    brokerUrl: copy.brokerUrl,
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
