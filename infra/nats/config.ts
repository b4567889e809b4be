import type { BrokerTls } from '@galleria/chassis/bus/broker-options'
import { allProcesses } from '../topology.ts'
import { adminUser, type BrokerKeys } from './keys.ts'
import {
  consolePermissions,
  consoleUser,
  inboxPrefix,
  type Permissions,
  permissionsOf,
  testerUser,
} from './permissions.ts'

/** What a generated configuration is made from. Ports: -1 lets the server choose. */
export interface BrokerConfig {
  readonly port: number
  readonly monitorPort: number
  /** Holds the streams, and the file in which the server tells its ports. */
  readonly dataDir: string
  readonly keys: BrokerKeys
  /** Its own certificate, and the authority that everybody else's must be signed by; none for a broker without TLS. */
  readonly tls?: BrokerTls | undefined
}

/** Writes the server's configuration: loopback only, durable streams, one user a process with what its row implies. */
export function brokerConfig({ port, monitorPort, dataDir, keys, tls }: BrokerConfig): string {
  return `# Generated from infra/topology.ts; changes are overwritten.
server_name: galleria
listen: "127.0.0.1:${port}"
http: "127.0.0.1:${monitorPort}"
ports_file_dir: ${JSON.stringify(dataDir)}
${tls ? tlsBlock(tls) : ''}
# An acknowledged event has reached the disk.
jetstream {
  store_dir: ${JSON.stringify(dataDir)}
  sync_interval: always
}

authorization {
  users = [
${Object.entries(keys)
  .map(([name, { publicKey }]) => user(name, publicKey, permissionsFor(name)))
  .join('\n')}
  ]
}
`
}

/** Both sides show a certificate, and nothing is said before: not even what this server is. */
function tlsBlock({ caFile, certFile, keyFile }: BrokerTls): string {
  return `
tls {
  cert_file: ${JSON.stringify(certFile)}
  key_file: ${JSON.stringify(keyFile)}
  ca_file: ${JSON.stringify(caFile)}
  verify: true
  handshake_first: true
  timeout: 5
}
`
}

/** What a user may do, processes and the two helpers alike. */
export function permissionsFor(name: string): Permissions {
  if (name === testerUser) return { publish: ['>'], subscribe: ['>'] }
  if (name === consoleUser) return consolePermissions
  if (name === adminUser) return { publish: ['$JS.API.>'], subscribe: [`${inboxPrefix(adminUser)}.>`] }
  const found = allProcesses.find((process) => process.name === name)
  if (!found) throw new Error(`the topology has no process named ${name}, so it gets no permissions`)
  return permissionsOf(found)
}

/** One user of the configuration. */
export function user(name: string, publicKey: string, { publish, subscribe }: Permissions): string {
  // An empty allow list would mean 'everything', so who publishes nothing is denied everything by name.
  const publishRule = publish.length > 0 ? `allow: ${list(publish)}` : 'deny: [">"]'
  return `    # ${name}
    {
      nkey: ${publicKey}
      permissions {
        publish { ${publishRule} }
        subscribe { allow: ${list(subscribe)} }
      }
    }`
}

function list(subjects: readonly string[]): string {
  return `[${subjects.map((subject) => JSON.stringify(subject)).join(', ')}]`
}
