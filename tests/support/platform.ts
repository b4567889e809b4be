import { cpSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrokerTls, brokerTlsOf } from '@galleria/infra/broker'
import { type Cluster, type ClusterOptions, freePorts, startCluster } from '@galleria/infra/cluster'
import type { ProcessName } from '@galleria/infra/topology'
import { standIns } from './stand-ins.ts'

/** The whole platform, running: one copy for all platform tests of a run, on ports and data of its own. */
export interface Platform {
  readonly cluster: Cluster
  /** Where the shop is: `http://localhost:…`. */
  readonly url: string
  /** What a user of the broker shows it, where it wants to see certificates. */
  brokerTls(user: string): BrokerTls | undefined
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

/** The platform, if anybody has asked for it. */
export function openedPlatform(): Promise<Platform> | undefined {
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
const pace = { PACK_SECONDS: '12', CARRY_SECONDS: '8', RETURN_SECONDS: '1' }

/** All tests come from one address, and some put hundreds of things to the front door. What it refuses a flood is tried in its own tests. */
const spacious = { RATE_PER_SECOND: '2000', RATE_BURST: '8000', CHANGES_PER_SECOND: '1000', CHANGES_BURST: '4000' }

function open(): Promise<Platform> {
  const data = mkdtempSync(join(tmpdir(), 'galleria-platform-'))
  return openPlatform({
    dataDir: data,
    env: { LOG_LEVEL: 'info', TRACE_RATIO: '1' },
    settings: { gateway: spacious, shipping: pace, audit: { ANCHOR_SECONDS: '2' } },
  })
}

/** Starts a copy of the platform in a data folder, on free ports. Whoever starts it ends it. `env` is added to the process's own. */
export async function openPlatform({
  dataDir: data,
  env,
  settings,
  tls = false,
  without,
  standIns: inTheirPlace = standIns,
  catalogue,
}: Pick<
  ClusterOptions,
  'dataDir' | 'env' | 'settings' | 'tls' | 'without' | 'standIns' | 'catalogue'
>): Promise<Platform> {
  reuseBuilds(data)
  const cluster = await startCluster({
    dataDir: data,
    ports: freePorts,
    quiet: true,
    tls,
    env: { ...process.env, OTEL_EXPORTER_OTLP_ENDPOINT: '', ...env },
    standIns: inTheirPlace,
    ...(without ? { without } : {}),
    ...(catalogue ? { catalogue } : {}),
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
    brokerTls: (user) => (tls ? brokerTlsOf(join(data, 'keys'), user) : undefined),
    admin: (name, path) => `http://127.0.0.1:${first(name).adminPort}${path}`,
    address: (name) => `http://127.0.0.1:${first(name).port}`,
    log: async (name) =>
      (await Bun.file(join(data, 'logs', `${name}-1.log`)).text()).split('\n').filter((line) => line !== ''),
  }
}

/**
 * What the shop here has built already need not be built again; what has changed since is, by the publisher itself. The publisher's key
 * comes along, since a publisher takes over nothing that somebody else has signed.
 */
function reuseBuilds(data: string): void {
  const home = join(import.meta.dir, '../../.galleria')
  if (!existsSync(join(home, 'frontends/registry.json')) || !existsSync(join(home, 'keys/publisher.jwk'))) return
  cpSync(join(home, 'frontends'), join(data, 'frontends'), { recursive: true })
  mkdirSync(join(data, 'keys'), { recursive: true, mode: 0o700 })
  for (const key of ['publisher.jwk', 'publisher.pub.jwk']) cpSync(join(home, 'keys', key), join(data, 'keys', key))
}
