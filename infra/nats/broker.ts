import { closeSync, openSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { BrokerTls } from '@galleria/chassis/bus/broker-options'
import { answers, until } from '../cluster/polling.ts'
import { brokerConfig } from './config.ts'
import type { BrokerKeys } from './keys.ts'

export type { BrokerTls } from '@galleria/chassis/bus/broker-options'
export {
  type CallerKeys,
  callerKeyFile,
  callerRows,
  callersFile,
  consoleRoles,
  ensureCallerKeys,
} from '../keys/caller-keys.ts'
export { brokerTlsOf } from '../keys/certificates.ts'
export { type ClientKeys, ensureClientKeys } from '../keys/client-keys.ts'
export { adminUser, type BrokerKey, type BrokerKeys, brokerUserNames, ensureKeys } from './keys.ts'
export { consoleUser, testerUser } from './permissions.ts'
export { type Provisioned, provisionNats } from './provision.ts'

/** What a broker is started from. */
export interface BrokerOptions {
  /** The binary, as {@link provisionNats} found it. */
  readonly binary: string
  /** Holds streams, configuration and log; made when missing. */
  readonly dataDir: string
  /** Where clients connect; 0 takes any free port. */
  readonly port: number
  /** Where `/healthz` is; 0, the default, takes any free port. */
  readonly monitorPort?: number
  /** The users, as {@link ensureKeys} made them. */
  readonly keys: BrokerKeys
  /** Certificates, for a broker that is spoken to over TLS only. */
  readonly tls?: BrokerTls | undefined
}

/** A running broker. */
export interface Broker {
  /** `nats://127.0.0.1:<port>`, or `tls://` */
  readonly url: string
  /** `http://127.0.0.1:<port>`, with `/healthz`, `/jsz`, `/connz`. */
  readonly monitorUrl: string
  readonly pid: number
  /** Ends it and waits until it is gone. Safe to call twice. */
  stop(): Promise<void>
}

/** Writes the configuration and returns the command that runs the broker by it. */
export async function prepareBroker({
  binary,
  dataDir,
  port,
  monitorPort = 0,
  keys,
  tls,
}: BrokerOptions): Promise<string[]> {
  await mkdir(dataDir, { recursive: true })
  const file = join(dataDir, 'nats.conf')
  await writeFile(file, brokerConfig({ port: port || -1, monitorPort: monitorPort || -1, dataDir, keys, tls }))
  return [binary, '-c', file]
}

/**
 * Starts a nats-server of one's own with the permissions of the topology, and waits until it is healthy.
 * It has no streams yet. It ends with this process at the latest.
 * @throws with the end of the server's log when it does not come up within ten seconds.
 */
export async function startNatsServer(options: BrokerOptions): Promise<Broker> {
  const argv = await prepareBroker(options)
  const logFile = join(options.dataDir, 'nats.log')
  const log = openSync(logFile, 'a')
  const child = Bun.spawn(argv, { stdin: 'ignore', stdout: log, stderr: log })
  closeSync(log)
  const endWithUs = () => void child.kill('SIGKILL')
  process.once('exit', endWithUs)
  const stop = async () => {
    process.removeListener('exit', endWithUs)
    child.kill('SIGTERM')
    await child.exited
  }
  try {
    const portsFile = join(options.dataDir, `${basename(options.binary)}_${child.pid}.ports`)
    const ports = await until(() => readPorts(portsFile), { withinMs: 10_000, unless: () => child.exitCode !== null })
    await until(() => answers(`${ports.monitorUrl}/healthz`), {
      withinMs: 10_000,
      unless: () => child.exitCode !== null,
    })
    return { ...ports, pid: child.pid, stop }
  } catch (error) {
    await stop()
    const end = (await readFile(logFile, 'utf8')).split('\n').slice(-8).join('\n')
    throw new Error(`nats-server did not come up. The end of its log:\n${end}`, { cause: error })
  }
}

async function readPorts(file: string): Promise<{ url: string; monitorUrl: string } | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '')
  if (!text.trim().endsWith('}')) return undefined
  const told = JSON.parse(text) as { nats?: string[]; monitoring?: string[] }
  const [url, monitorUrl] = [told.nats?.[0], told.monitoring?.[0]]
  return url && monitorUrl ? { url, monitorUrl } : undefined
}
