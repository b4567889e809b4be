import { cpSync, existsSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cluster, type ClusterOptions, freePorts, startCluster } from '@galleria/infra/cluster'
import type { ProcessName } from '@galleria/infra/topology'

/** The whole platform, running: one copy for all platform tests of a run, on ports and data of its own. */
export interface Platform {
  readonly cluster: Cluster
  /** Where the shop is: `http://localhost:…`. */
  readonly url: string
  /** Everything of this copy. */
  readonly data: string
  /** An address on a process's admin port: `/metrics`, `/breakers`, `/health`. */
  admin(name: ProcessName, path: string): string
  /** The address of a process that is spoken to over HTTP. */
  address(name: ProcessName): string
  /** The log of a process's first instance, line by line. */
  log(name: ProcessName): Promise<readonly string[]>
}

let running: Promise<Platform> | undefined

/** The platform; started by whoever asks first, and shared from then on. A test leaves it as it found it. */
export function platform(): Promise<Platform> {
  running ??= open()
  return running
}

/** Drains the platform, if it was ever started. Says which processes had to be killed: none should. */
export async function closePlatform(): Promise<readonly string[]> {
  if (!running) return []
  const { cluster, data } = await running
  await cluster.stop()
  await rm(data, { recursive: true, force: true })
  return cluster.stopped
}

/** The pace of the carrier here, in seconds: long enough to change one's mind before, short enough to wait for. */
const pace = { PACK_SECONDS: '10', CARRY_SECONDS: '6', RETURN_SECONDS: '1' }

function open(): Promise<Platform> {
  const data = mkdtempSync(join(tmpdir(), 'galleria-platform-'))
  return openPlatform({
    dataDir: data,
    env: { LOG_LEVEL: 'info', TRACE_RATIO: '1' },
    settings: { shipping: pace },
  })
}

/** Starts a copy of the platform in a data folder, on free ports. Whoever starts it ends it. `env` is added to the process's own. */
export async function openPlatform({
  dataDir: data,
  env,
  settings,
}: Pick<ClusterOptions, 'dataDir' | 'env' | 'settings'>): Promise<Platform> {
  reuseBuilds(data)
  const cluster = await startCluster({
    dataDir: data,
    ports: freePorts,
    quiet: true,
    env: { ...process.env, OTEL_EXPORTER_OTLP_ENDPOINT: '', ...env },
    ...(settings ? { settings } : {}),
  })
  const first = (name: ProcessName) => {
    const found = cluster.processes.find(({ instance }) => instance === `${name}-1`)
    if (!found) throw new Error(`no process is named ${name}`)
    return found
  }
  return {
    cluster,
    url: cluster.url,
    data,
    admin: (name, path) => `http://127.0.0.1:${first(name).adminPort}${path}`,
    address: (name) => `http://127.0.0.1:${first(name).port}`,
    log: async (name) =>
      (await Bun.file(join(data, 'logs', `${name}-1.log`)).text()).split('\n').filter((line) => line !== ''),
  }
}

/** What the shop here has built already need not be built again; what has changed since is, by the publisher itself. */
function reuseBuilds(data: string): void {
  const built = join(import.meta.dir, '../../.galleria/frontends')
  if (existsSync(join(built, 'registry.json'))) cpSync(built, join(data, 'frontends'), { recursive: true })
}
