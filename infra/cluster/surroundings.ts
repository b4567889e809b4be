import { join } from 'node:path'
import { callerKeyFile, callersFile } from '../keys/caller-keys.ts'
import { brokerTlsOf, serverCertificate, tlsParts } from '../keys/certificates.ts'
import type { ClientKeys } from '../keys/client-keys.ts'
import type { BrokerKeys } from '../nats/keys.ts'
import type { Command } from '../toolchains/program.ts'
import { converses, type Part, type Process, type Profile } from '../topology.ts'
import { addressOf, brokerUrl, instanceName, originOf } from './addresses.ts'
import { type ChildSpec, logFileOf } from './child-spec.ts'
import { contractsFolder } from './command.ts'
import { neededVariables } from './needs.ts'
import type { Places } from './places.ts'
import type { ChosenPort } from './ports.ts'
import type { PspSecrets } from './secrets.ts'
import type { Stage } from './stage.ts'

/** What is true of a copy of the platform, and what its processes are told about it. */
export interface Surroundings {
  readonly places: Places
  readonly profile: Profile
  readonly stage: Stage
  /** Whether the broker, the shop and its sign-in are reached over TLS only. */
  readonly tls: boolean
  /** By instance for the ports that are spoken to, by `<instance>:admin` for the others. */
  readonly ports: ReadonlyMap<string, ChosenPort>
  readonly keys: BrokerKeys
  readonly secrets: PspSecrets
  readonly clients: ClientKeys
  /** By process: the command that runs it. */
  readonly commands: ReadonlyMap<string, Command>
  /** The user's own environment, of which a process sees a few harmless variables only. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** By process: settings that this copy has otherwise than usual. */
  readonly settings?: ProcessSettings
}

/** Environment variables by the process that gets them. */
export type ProcessSettings = Readonly<Record<string, Readonly<Record<string, string>>>>

const inherited = ['PATH', 'HOME', 'TZ', 'LANG', 'TMPDIR']

/** Works out how one instance is run: program, environment, ports, log. */
export function childSpec(
  process: Process,
  ordinal: number,
  around: Surroundings,
  outlivedBy: readonly string[],
): ChildSpec {
  const instance = instanceName(process.name, ordinal)
  const command = around.commands.get(process.name)
  if (!command) throw new Error(`there is no command that runs ${process.name}`)
  const port = around.ports.get(instance)?.port
  const adminPort = around.ports.get(`${instance}:admin`)?.port
  const common = {
    instance,
    process: process.name,
    after: process.after,
    outlivedBy,
    dispensable: process.without !== undefined,
    single: process.keepsStore === true,
  }
  return {
    ...common,
    port,
    adminPort,
    argv: command.argv,
    env: { ...(process.entry ? environmentOf(process, ordinal, around) : userVariables(around)), ...command.env },
    cwd: command.cwd,
    logFile: logFileOf(around.places.logs, instance),
    healthUrl: `http://127.0.0.1:${adminPort ?? port}${process.health}`,
  }
}

/** The environment of a process: what all get, what it needs, and nothing else. */
export function environmentOf(process: Process, ordinal: number, around: Surroundings): Record<string, string> {
  const instance = instanceName(process.name, ordinal)
  const [port, adminPort, smtpPort] = ['', ':admin', ':smtp'].map(
    (kind) => around.ports.get(`${instance}${kind}`)?.port,
  )
  return {
    ...userVariables(around),
    INSTANCE: instance,
    HOST: '127.0.0.1',
    DATA_DIR: join(around.places.data, process.name),
    LOG_LEVEL: around.env.LOG_LEVEL || 'info',
    PROFILE: around.stage,
    ...(port ? { HTTP_PORT: String(port) } : {}),
    ...(smtpPort ? { SMTP_PORT: String(smtpPort) } : {}),
    ...(around.tls && isServedOverTls(process) ? httpCertificate(process, around) : {}),
    ...(process.outside ? {} : ourVariables(process, adminPort, around)),
    ...Object.assign({}, ...(process.needs ?? []).map((need) => neededVariables[need](around))),
    ...around.settings?.[process.name],
  }
}

function userVariables({ env }: Surroundings): Record<string, string> {
  return Object.fromEntries(inherited.flatMap((name) => (env[name] ? [[name, env[name]]] : [])))
}

function ourVariables(process: Process, adminPort: number | undefined, around: Surroundings): Record<string, string> {
  const seedFile = around.keys[process.name]?.seedFile
  const collector = around.env.OTEL_EXPORTER_OTLP_ENDPOINT || addressOf('collector', around)
  return {
    NATS_URL: brokerUrl(around),
    CONTRACTS_DIR: contractsFolder,
    TRACE_RATIO: around.env.TRACE_RATIO || '1',
    ...(adminPort ? { ADMIN_PORT: String(adminPort) } : {}),
    // For rehearsals only: a process so told dies at the point that a file in its data folder names.
    ...(around.env.FAIL_POINTS === 'allowed' ? { FAIL_POINTS: 'allowed' } : {}),
    ...(seedFile ? { NATS_NKEY_SEED_FILE: seedFile } : {}),
    ...(around.tls ? brokerCertificate(process, around) : {}),
    ...(converses(process) ? conversingVariables(process, around) : {}),
    ...(collector ? { OTEL_EXPORTER_OTLP_ENDPOINT: collector } : {}),
  }
}

/** What it takes to sign what is asked, and to know who asks. */
function conversingVariables({ name }: Process, around: Surroundings): Record<string, string> {
  const issuer = originOf('identity-provider', around)
  return {
    CALLER_KEY_FILE: callerKeyFile(around.places.keys, name),
    CALLER_KEYS_FILE: callersFile(around.places.keys),
    ...(issuer ? { TOKEN_ISSUER: issuer } : {}),
  }
}

/** By what it knows the broker, and what it shows in turn. The authority is believed for asks over HTTPS, too. */
function brokerCertificate({ name }: Process, { places }: Surroundings): Record<string, string> {
  const { caFile, certFile, keyFile } = brokerTlsOf(places.keys, name)
  return { NATS_CA_FILE: caFile, NATS_CERT_FILE: certFile, NATS_KEY_FILE: keyFile, NODE_EXTRA_CA_CERTS: caFile }
}

function isServedOverTls({ part }: Process): boolean {
  return (tlsParts as readonly (Part | undefined)[]).includes(part)
}

function httpCertificate({ name }: Process, { places }: Surroundings): Record<string, string> {
  const { certFile, keyFile } = serverCertificate(places.keys, name)
  return { HTTP_CERT_FILE: certFile, HTTP_KEY_FILE: keyFile }
}
